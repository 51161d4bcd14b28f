import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import { ClusterConfigSchema } from '@nodeless/eksctl-schema';
import fc from 'fast-check';
import { clusterConfig } from '../cluster-config/cluster-config.ts';
import { toJson } from '../json.ts';
import { modelOf, SEOUL, SMALL, TOKYO } from '../testing/model.ts';
import { identityOf, KEYED_LISTS, REMOVE, SETS } from './lists.ts';
import { mergeOverlay } from './merge.ts';
import { DECIDED } from './own-keys.ts';

const LISTS = [
  'iam.serviceAccounts',
  'fargateProfiles',
  'accessConfig.accessEntries',
  'identityProviders',
] as const;
type List = (typeof LISTS)[number];

/** An entry by the number of its identity. */
const ENTRY: { readonly [list in List]: (name: string) => JsonObject } = {
  'iam.serviceAccounts': (name) => ({ metadata: { namespace: 'a', name } }),
  fargateProfiles: (name) => ({ name }),
  'accessConfig.accessEntries': (name) => ({ principalARN: `arn:aws:iam::111122223333:role/${name}` }),
  identityProviders: (name) => ({ name }),
};

const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 });
const values = fc.dictionary(
  fc.constantFrom('x', 'y'),
  fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant('t')),
);
const list = fc.constantFrom<List>(...LISTS);

/** Entries of one list, with keys of their own or to be removed. */
const overlays = (of: List) =>
  names.chain((chosen) =>
    fc.tuple(
      ...chosen.map((name) =>
        fc.tuple(values, fc.boolean()).map(([keys, remove]): JsonObject => ({
          ...ENTRY[of](name),
          ...(remove ? { [REMOVE]: true } : keys),
        })),
      ),
    ),
  );

/** A list, what is rendered of it, and an overlay of it. */
const cases = list.chain((of) =>
  fc.tuple(
    fc.constant(of),
    names.chain((chosen) =>
      fc.tuple(...chosen.map((name) => values.map((keys): JsonObject => ({ ...ENTRY[of](name), ...keys })))),
    ),
    overlays(of),
  ),
);

function below(path: string, entries: JsonValue): JsonObject {
  return path
    .split('.')
    .reverse()
    .reduce<JsonValue>((value, key) => ({ [key]: value }), entries) as JsonObject;
}

function merged(of: List, rendered: readonly JsonObject[], overlay: readonly JsonObject[]) {
  const { merged: whole, problems } = mergeOverlay(below(of, rendered), below(of, overlay), () => [
    'components',
  ]);
  const entries = of.split('.').reduce<JsonValue>((value, key) => (value as JsonObject)[key] ?? [], whole);
  return { entries: entries as readonly JsonObject[], problems };
}

function identity(of: List, entry: JsonObject): string {
  const { [of]: definition } = Object.fromEntries(KEYED_LISTS);
  return (definition && identityOf(definition, entry)) ?? '';
}

test('nothing that is rendered goes unless it is said so', () => {
  fc.assert(
    fc.property(cases, ([of, rendered, overlay]) => {
      const { entries } = merged(of, rendered, overlay);
      const left = new Map(entries.map((entry) => [identity(of, entry), entry]));
      for (const entry of rendered) {
        const over = overlay.find((one) => identity(of, one) === identity(of, entry));
        const stays = left.get(identity(of, entry));
        if (over?.[REMOVE] === true) expect(stays).toBeUndefined();
        else expect(stays).toEqual({ ...entry, ...over });
      }
      expect(JSON.stringify(entries)).not.toContain(REMOVE);
    }),
  );
});

test('the order of the entries of an overlay does not matter', () => {
  fc.assert(
    fc.property(cases, ([of, rendered, overlay]) => {
      const sorted = (entries: readonly JsonObject[]) =>
        [...entries].sort((one, other) => (identity(of, one) < identity(of, other) ? -1 : 1));
      const one = merged(of, rendered, overlay);
      const other = merged(of, rendered, [...overlay].reverse());
      expect(sorted(other.entries)).toEqual(sorted(one.entries));
      // What is rendered keeps its order.
      const kept = (entries: readonly JsonObject[]) =>
        entries
          .map((entry) => identity(of, entry))
          .filter((name) => rendered.some((entry) => identity(of, entry) === name));
      expect(kept(other.entries)).toEqual(kept(one.entries));
    }),
  );
});

test('an overlay that is laid over twice gives the same', () => {
  fc.assert(
    fc.property(cases, ([of, rendered, overlay]) => {
      const { merged: once } = mergeOverlay(below(of, rendered), below(of, overlay), () => ['components']);
      const { merged: twice } = mergeOverlay(once, below(of, overlay), () => ['components']);
      expect(twice).toEqual(once);
    }),
  );
});

test('neither half is changed, and an empty overlay changes nothing', () => {
  fc.assert(
    fc.property(cases, ([of, rendered, overlay]) => {
      const halves = JSON.stringify([rendered, overlay]);
      merged(of, rendered, overlay);
      expect(JSON.stringify([rendered, overlay])).toBe(halves);
      expect(mergeOverlay(below(of, rendered), {}, () => []).merged).toEqual(below(of, rendered));
    }),
  );
});

test('a key of the prototype is data like any other', () => {
  const hostile = JSON.parse('{"__proto__": {"a": 1}, "vpc": {"constructor": {"b": 2}}}') as JsonObject;
  const { merged: whole } = mergeOverlay({ vpc: { id: 'x' } }, hostile, () => []);
  expect(JSON.stringify(whole)).toBe('{"vpc":{"id":"x","constructor":{"b":2}},"__proto__":{"a":1}}');
});

/** The places of a value, as the tables name them. */
function places(value: JsonValue, pattern = ''): string[] {
  if (Array.isArray(value)) {
    return [pattern, ...(value as readonly JsonValue[]).flatMap((one) => places(one, `${pattern}[]`))];
  }
  if (!isJsonObject(value)) return [pattern];
  return Object.entries(value).flatMap(([key, below]) =>
    places(below, pattern === '' ? key : `${pattern}.${key}`),
  );
}

test('every list that is rendered merges, grows, or belongs to another key', () => {
  const models = [
    SEOUL,
    TOKYO,
    {
      ...SMALL,
      tags: { a: 'b' },
      iam: { identity: { by: 'pod-identity' } },
      addons: { 'eks-pod-identity-agent': {}, 'aws-ebs-csi-driver': {} },
    },
  ];
  const lists = models
    .flatMap((spec) => places(toJson(clusterConfig(modelOf(spec)))))
    .filter((pattern) => pattern.endsWith('[]'))
    .map((pattern) => pattern.slice(0, -2));
  const told = (pattern: string) =>
    KEYED_LISTS.has(pattern) ||
    SETS.has(pattern) ||
    [...DECIDED.keys()].some((key) => pattern.startsWith(key));
  expect(lists.filter((pattern) => !told(pattern))).toEqual([]);
});

test('every place of the tables is one that eksctl knows', () => {
  const known = (pattern: string) => {
    let shape: unknown = ClusterConfigSchema;
    for (const key of pattern.replaceAll('[]', '.[]').split('.')) shape = inside(shape, key);
    return shape !== undefined;
  };
  const all = [...KEYED_LISTS.keys(), ...SETS, ...DECIDED.keys()];
  expect(all.filter((pattern) => !known(pattern))).toEqual([]);
});

interface Shape {
  readonly shape?: { readonly [key: string]: unknown };
  readonly element?: unknown;
  readonly unwrap?: () => unknown;
}

/** The schema below a key; documents of IAM may hold anything. */
function inside(schema: unknown, key: string): unknown {
  const { shape, element, unwrap } = (schema ?? {}) as Shape;
  if (shape !== undefined) return shape[key];
  if (key === '[]' && element !== undefined) return element;
  if (unwrap !== undefined) return inside((schema as { unwrap: () => unknown }).unwrap(), key);
  return schema;
}
