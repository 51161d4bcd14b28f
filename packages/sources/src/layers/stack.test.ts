import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import fc from 'fast-check';
import type { Segments } from '@nodeless/catalogue';
import { documentOf } from '../testing/sources.ts';
import { type Layer, LayerStack } from './stack.ts';

const NAMES = ['fleet', 'stage', 'cluster'] as const;

/** Layers of a document each, lowest first; `under` puts the map below keys of its document. */
function stackOf(texts: readonly string[], under: Segments = []): LayerStack {
  const layers = texts.map((text, index): Layer => {
    const name = NAMES[index] ?? 'cluster';
    const document = documentOf(text, `${name}.yaml`);
    let value: JsonValue = document.data;
    for (const segment of under) value = (value as JsonObject)[segment] ?? {};
    return { name, document, base: under, value: isJsonObject(value) ? value : {} };
  });
  return new LayerStack(layers as [Layer, ...Layer[]]);
}

function told(stack: LayerStack, ...segments: Segments): string {
  const { layer, location, document, segments: inDocument } = stack.placeOf(segments);
  expect(document.path).toBe(location.file);
  expect(document.locateValue(inDocument)).toEqual(location);
  return `${layer} ${location.file}:${location.line}:${location.column}`;
}

describe('who wrote a value', () => {
  const stack = stackOf([
    'tags: { team: a, env: none }\nlist: [1, 2, 3]\nhidden: { deep: { x: 1 } }\n',
    'tags: { env: prod }\nlist: [{ name: only }]\n',
    'tags:\n  env: special\nhidden: false\n',
  ]);

  test('the merged value', () => {
    expect(stack.value).toEqual({
      tags: { team: 'a', env: 'special' },
      list: [{ name: 'only' }],
      hidden: false,
    });
  });

  test('the highest layer that holds it', () => {
    expect(told(stack, 'tags', 'team')).toBe('fleet fleet.yaml:1:15');
    expect(told(stack, 'tags', 'env')).toBe('cluster cluster.yaml:2:8');
    expect(told(stack, 'list', 0, 'name')).toBe('stage stage.yaml:2:16');
  });

  test('a map of several layers belongs to the highest', () => {
    expect(told(stack, 'tags')).toBe('cluster cluster.yaml:2:3');
    expect(told(stack)).toBe('cluster cluster.yaml:1:1');
  });

  test('a list is replaced as a whole: what the lower one holds beyond it belongs to nobody', () => {
    expect(told(stack, 'list')).toBe('stage stage.yaml:2:7');
    expect(told(stack, 'list', 2)).toBe('default stage.yaml:2:7');
    expect(told(stack, 'list', 0, 'other')).toBe('default stage.yaml:2:8');
  });

  test('false hides the map below it', () => {
    expect(told(stack, 'hidden')).toBe('cluster cluster.yaml:3:9');
    expect(told(stack, 'hidden', 'deep', 'x')).toBe('default cluster.yaml:3:9');
  });

  test('what nobody wrote is a default, at the nearest value around it', () => {
    expect(told(stack, 'tags', 'owner')).toBe('default cluster.yaml:2:3');
    expect(told(stack, 'nothing', 'at', 'all')).toBe('default cluster.yaml:1:1');
    expect(told(stack, 'tags', 'team', 'deeper')).toBe('default fleet.yaml:1:15');
  });

  test('names of the prototype belong to nobody', () => {
    expect(told(stack, 'tags', 'constructor')).toBe('default cluster.yaml:2:3');
  });
});

test('a value under a key that the document does not have lies where the map around it is', () => {
  const document = documentOf('map: { old: 1 }\n', 'cluster.yaml');
  const stack = new LayerStack([{ name: 'cluster', document, base: [], value: { map: { new: 1 } } }]);
  expect(told(stack, 'map', 'new')).toBe('default cluster.yaml:1:6');
});

test('a layer may be a part of its document', () => {
  const stack = stackOf(['defaults:\n  tags: { a: 1 }\nother: { tags: { a: 2 } }\n'], ['defaults']);
  expect(told(stack, 'tags', 'a')).toBe('fleet fleet.yaml:2:14');
});

test('segments of a JSON pointer find list items too', () => {
  expect(told(stackOf(['list: [a, b]\n']), 'list', '1')).toBe('fleet fleet.yaml:1:11');
});

// Printed as JSON, which is YAML, so that every layer has a document with places.
const key = fc.constantFrom('a', 'b', 'c');
const { map } = fc.letrec<{ value: JsonValue; map: JsonObject }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.oneof(fc.nat(9), fc.constantFrom<JsonValue>(false, null, 'text')),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('map'),
  ),
  map: fc.dictionary(key, tie('value'), { maxKeys: 3 }),
}));

function leavesOf(value: JsonValue, path: Segments = []): { path: Segments; leaf: JsonValue }[] {
  const entries: [string | number, JsonValue][] = Array.isArray(value)
    ? [...(value as readonly JsonValue[]).entries()]
    : isJsonObject(value)
      ? Object.entries(value)
      : [];
  if (entries.length === 0) return [{ path, leaf: value }];
  return entries.flatMap(([segment, inner]) => leavesOf(inner, [...path, segment]));
}

function valueIn(data: JsonValue, segments: Segments): JsonValue | undefined {
  let value: JsonValue | undefined = data;
  for (const segment of segments)
    value = (value as Record<string | number, JsonValue> | undefined)?.[segment];
  return value;
}

test('every leaf of the merged value comes from a document that holds exactly it', () => {
  fc.assert(
    fc.property(fc.array(map, { minLength: 1, maxLength: 3 }), (layers) => {
      const stack = stackOf(layers.map((layer) => JSON.stringify(layer, null, 2)));
      for (const { path, leaf } of leavesOf(stack.value)) {
        const { layer, document, segments } = stack.placeOf(path);
        const upper = NAMES.slice(NAMES.indexOf(layer as (typeof NAMES)[number]) + 1, layers.length);
        expect(layer).not.toBe('default');
        expect(valueIn(document.data, segments)).toEqual(leaf);
        // No layer above decides it: what they hold there, if anything, is an empty map.
        for (const name of upper) {
          const above = valueIn(layers[NAMES.indexOf(name)] ?? {}, path);
          expect(above === undefined || isJsonObject(above)).toBe(true);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('any path has a place inside an existing document', () => {
  const segment = fc.oneof(key, fc.nat(3), fc.constantFrom('', '__proto__', 'constructor', 'length'));
  fc.assert(
    fc.property(
      fc.array(map, { minLength: 1, maxLength: 3 }),
      fc.array(segment, { maxLength: 5 }),
      (layers, path) => {
        const stack = stackOf(layers.map((layer) => JSON.stringify(layer, null, 2)));
        const { document, location, segments } = stack.placeOf(path);
        expect(document.locateValue(segments)).toEqual(location);
        expect(location.line).toBeGreaterThanOrEqual(1);
      },
    ),
    { numRuns: 500 },
  );
});
