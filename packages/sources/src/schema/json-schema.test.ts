import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { edited, GOOD } from '../testing/sources.ts';
import { jsonSchemas } from './json-schema.ts';

const REPOSITORY = join(__dirname, '../../../..');
const schemas = jsonSchemas();
const NAMES = Object.keys(schemas);

const text = (...path: string[]) => readFileSync(join(REPOSITORY, ...path), 'utf8');
const foldersIn = (folder: string) =>
  readdirSync(join(REPOSITORY, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

const compiled = new Map<string, ValidateFunction>();

function compile(name: string): ValidateFunction {
  let validate = compiled.get(name);
  if (validate === undefined) {
    const ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true });
    addFormats(ajv);
    validate = ajv.compile(schemas[name] ?? {});
    compiled.set(name, validate);
  }
  return validate;
}

test('the committed files are these, byte for byte', () => {
  expect(readdirSync(join(REPOSITORY, 'schemas')).sort()).toEqual([...NAMES].sort());
  for (const name of NAMES) {
    const current = text('schemas', name) === `${JSON.stringify(schemas[name], null, 2)}\n`;
    expect([name, current ? 'is current' : 'is not current; run: npx nodeless schemas']).toEqual([
      name,
      'is current',
    ]);
  }
});

test.each(NAMES)('%s is a sound draft-07 schema', (name) => {
  expect(schemas[name]).toMatchObject({ $schema: 'http://json-schema.org/draft-07/schema#' });
  expect(compile(name)).toBeInstanceOf(Function);
});

interface Key {
  readonly path: string;
  readonly node: JsonObject;
}

/** Properties at any depth, by their path; `[]` stands for the items of a list, `<key>` for any key of a map. */
function keysBelow(node: JsonValue | undefined, path = ''): Key[] {
  if (Array.isArray(node)) return (node as readonly JsonValue[]).flatMap((item) => keysBelow(item, path));
  if (!isJsonObject(node)) return [];
  const properties = isJsonObject(node['properties']) ? Object.entries(node['properties']) : [];
  return [
    ...['anyOf', 'oneOf', 'allOf'].flatMap((keyword) => keysBelow(node[keyword], path)),
    ...keysBelow(node['items'], `${path}[]`),
    ...keysBelow(node['additionalProperties'], `${path}.<key>`),
    ...properties.flatMap(([name, property]) => {
      const key = `${path}.${name}`;
      return [{ path: key, node: isJsonObject(property) ? property : {} }, ...keysBelow(property, key)];
    }),
  ];
}

const undescribed = (schema: JsonValue | undefined) =>
  keysBelow(schema).flatMap(({ path, node }) => (typeof node['description'] === 'string' ? [] : [path]));

test.each(NAMES)('every key of %s has a description', (name) => {
  expect(undescribed(schemas[name])).toEqual([]);
  expect(schemas[name]).toHaveProperty('description');
});

test('a key without a description is found', () => {
  const node = {
    properties: { a: { oneOf: [{ properties: { b: {}, c: { description: 'x' } } }], description: 'y' } },
  };
  expect(undescribed(node)).toEqual(['.a.b']);
});

/** Whether a reader sees how a value is written: by an example, by the list of all values, or by the keys below it. */
function isShown(node: JsonValue | undefined): boolean {
  if (!isJsonObject(node)) return false;
  const { examples, enum: values, const: only, type, anyOf, oneOf } = node;
  if ([examples, values].some((list) => Array.isArray(list) && list.length > 0)) return true;
  if (only !== undefined || type === 'boolean' || type === 'null' || keysBelow(node).length > 0) return true;
  const options = (anyOf ?? oneOf ?? []) as readonly JsonValue[];
  return options.length > 0 && options.every(isShown);
}

const withoutExample = (schema: JsonValue | undefined) =>
  keysBelow(schema).flatMap(({ path, node }) => (isShown(node) ? [] : [path]));

test.each(NAMES)('every key of %s has an example, values to choose from, or keys below it', (name) => {
  expect(withoutExample(schemas[name])).toEqual([]);
});

test('a key without an example is found', () => {
  const choice = { anyOf: [{ const: 'off' }, { type: 'integer' }] };
  const node = {
    properties: {
      a: { items: { properties: { b: { type: 'string' }, c: { type: 'boolean' } } } },
      d: { additionalProperties: { type: 'string' }, examples: [{ x: 'y' }] },
      e: { anyOf: [{ const: 'off' }, { enum: [1, 2] }] },
      f: choice,
    },
  };
  expect(withoutExample(node)).toEqual(['.a[].b', '.f']);
});

const isRefused = (examples: readonly JsonValue[], validate: ValidateFunction) =>
  examples.some((example) => validate(example) !== true);

/** Keys with an example that their own JSON Schema refuses. */
function refusedExamples(schema: JsonValue | undefined): string[] {
  const ajv = new Ajv({ strict: true, allowUnionTypes: true });
  addFormats(ajv);
  const wrong = new Map<string, boolean>();
  return keysBelow(schema).flatMap(({ path, node }) => {
    const { examples } = node;
    if (!Array.isArray(examples)) return [];
    // The same keys stand in every layer and at every load balancer.
    const same = JSON.stringify(node);
    const isWrong = wrong.get(same) ?? isRefused(examples as readonly JsonValue[], ajv.compile(node));
    wrong.set(same, isWrong);
    return isWrong ? [path] : [];
  });
}

test.each(NAMES)('the examples in %s are values that their keys may have', (name) => {
  expect(refusedExamples(schemas[name])).toEqual([]);
});

test('an example that its key may not have is found', () => {
  const node = {
    properties: {
      a: { type: 'string', pattern: '^x', examples: ['x', 'y'] },
      b: { type: 'integer', examples: [1] },
    },
  };
  expect(refusedExamples(node)).toEqual(['.a']);
});

interface Example {
  readonly path: string;
  readonly schema: string;
}

const EXAMPLES = [
  { path: 'clusters/fleet.yaml', schema: 'fleet.schema.json' },
  { path: 'argocd/settings.yaml', schema: 'argocd-settings.schema.json' },
  { path: 'argocd/projects.yaml', schema: 'argocd-projects.schema.json' },
  ...foldersIn('clusters').flatMap((name): Example[] => [
    { path: `clusters/${name}/cluster.yaml`, schema: 'cluster.schema.json' },
    { path: `clusters/${name}/facts.json`, schema: 'facts.schema.json' },
  ]),
  ...foldersIn('apps').map((name): Example => {
    const isCode = existsSync(join(REPOSITORY, `apps/${name}/app.ts`));
    return { path: `apps/${name}/app.yaml`, schema: isCode ? 'code.schema.json' : 'app.schema.json' };
  }),
].filter(({ path }) => existsSync(join(REPOSITORY, path)));

test.each(EXAMPLES)('$path is valid under $schema', ({ path, schema }) => {
  const validate = compile(schema);
  validate(parse(text(path)));
  expect(validate.errors).toBeNull();
});

test.each(EXAMPLES.filter(({ path }) => path.endsWith('.yaml')))(
  '$path tells editors where $schema is',
  ({ path, schema }) => {
    const up = '../'.repeat(path.split('/').length - 1);
    expect(text(path).split('\n')[0]).toBe(`# yaml-language-server: $schema=${up}schemas/${schema}`);
  },
);

describe('what editors refuse as we do', () => {
  const validity = (name: string, source: string) => compile(name)(parse(source)) === true;

  test('the good sources are valid', () => {
    expect([
      validity('cluster.schema.json', GOOD.cluster),
      validity('fleet.schema.json', GOOD.fleet),
      validity('app.schema.json', GOOD.app),
      validity('argocd-settings.schema.json', GOOD.settings),
      validity('argocd-projects.schema.json', GOOD.projects),
    ]).toEqual([true, true, true, true, true]);
  });

  test('a layer may hold a part of a map', () => {
    const fleet = GOOD.fleet.replace('  tags:', '  network: { vpc: { nat: none }, endpoint: {} }\n  tags:');
    expect(validity('fleet.schema.json', fleet)).toBe(true);
  });

  test.each([
    ['an unknown key', 'region:', 'regoin:'],
    ['a missing name', 'name: sample\n', ''],
    ['an unquoted account', "'111122223333'", '111122223333'],
    ['a name that cannot be used', 'name: sample', 'name: ../x'],
    ['a version that EKS does not offer', 'apps: [web]', "kubernetes: { version: '1.20' }"],
    ['six selectors', '[{ namespace: karpenter }]', `[${'{ namespace: a }, '.repeat(6)}]`],
    ['a pool without architectures', '        architectures: [amd64]\n', ''],
    ['an unknown architecture', '[amd64]', '[x86]'],
    ['a duration in days', "limits: { cpu: '100' }", "limits: { cpu: '100' }\n        expireAfter: 7d"],
    ['keys of two kinds of VPCs', '{ cidr: 10.0.0.0/16 }', '{ id: vpc-12345678, nat: none }'],
    ['a number out of bounds', 'apps: [web]', 'safety: { maxDeletedPercent: 101 }'],
  ])('%s', (_, from, to) => {
    const { cluster } = edited('cluster', from, to);
    expect(validity('cluster.schema.json', cluster)).toBe(false);
  });
});
