import Ajv from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { readdirSync } from 'node:fs';
import { ClusterConfigSchema } from './cluster-config.ts';
import { clusterConfigJsonSchema } from './json-schema.ts';
import { arbitraryOf } from './testing/arbitrary.ts';
import { configWith } from './testing/config.ts';
import { contractJson, contractsFolder, contractTest, contractText } from './testing/contracts.ts';
import { allPlaces, closedObjects, withValue } from './testing/places.ts';
import { validateClusterConfig } from './validate.ts';

jest.setTimeout(60_000);

const files = arbitraryOf('ClusterConfig');
const options = { parseYaml: (): unknown => ({}) };

const examples = () =>
  readdirSync(contractsFolder('eksctl/examples')).flatMap((name) =>
    parseAllDocuments(contractText(`eksctl/examples/${name}`)).map((document): unknown => document.toJS()),
  );

/** Examples in which one value is another one. */
const changedExamples = () =>
  fc
    .constantFrom(...examples())
    .chain((file) =>
      fc.tuple(fc.constant(file), fc.constantFrom(...allPlaces(file)), fc.jsonValue({ maxDepth: 2 })),
    )
    .map(([file, path, value]) => withValue(file, path, value));

test('no JSON at all makes the validator throw', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (value, change) => {
      expect(Array.isArray(validateClusterConfig(value, options))).toBe(true);
      expect(
        Array.isArray(validateClusterConfig(configWith({ nodeGroups: [change], vpc: value }), options)),
      ).toBe(true);
    }),
  );
});

test('no file with good single values makes a rule throw; every problem says where and what', () => {
  fc.assert(
    fc.property(files, (file) => {
      expect(ClusterConfigSchema.safeParse(file).error?.issues).toBeUndefined();
      for (const { path, message } of validateClusterConfig(file, options)) {
        expect(path.length).toBeGreaterThan(0);
        expect(message).not.toMatch(/undefined|\[object/);
      }
    }),
    { numRuns: 150 },
  );
});

test('an unknown key is found where it stands, wherever that is, and nothing else is', () => {
  const unknown = files.chain((file) =>
    fc.tuple(
      fc.constant(file),
      fc.constantFrom(...closedObjects(file)),
      fc.string({ maxLength: 8 }).map((text) => `x-${text}`),
      fc.jsonValue({ maxDepth: 1 }),
    ),
  );
  fc.assert(
    fc.property(unknown, ([file, place, key, value]) => {
      const path = [...place, key];
      const found = validateClusterConfig(withValue(file, path, value));
      expect(found.map((problem) => problem.path)).toEqual([path]);
      expect(found[0]?.message).toBe(`unknown key "${key}"`);
    }),
    { numRuns: 150 },
  );
});

contractTest('no changed example makes the validator throw (needs ../shared/contracts)', () => {
  fc.assert(
    fc.property(changedExamples(), (file) => {
      expect(Array.isArray(validateClusterConfig(file, options))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

contractTest(
  'the JSON Schema and the validator agree about single values (needs ../shared/contracts)',
  () => {
    const check = new Ajv2020({ strict: false, validateFormats: false }).compile(clusterConfigJsonSchema());
    const agree = (file: unknown) => {
      expect([file, check(file)]).toEqual([file, ClusterConfigSchema.safeParse(file).success]);
    };
    examples().forEach(agree);
    fc.assert(fc.property(changedExamples(), agree), { numRuns: 500 });
    fc.assert(fc.property(files, agree), { numRuns: 50 });
  },
);

/** What eksctl's published schema refuses and eksctl takes: the place and the keyword. */
const FALSE_REFUSALS = [
  /^\/identityProviders\/\d+ (additionalProperties|oneOf)$/,
  /^\/remoteNetworkConfig required$/,
  /^\/nodeGroups\/\d+\/instancesDistribution required$/,
  /^\/kubernetesNetworkConfig\/ipFamily enum$/,
  /^\/nodeGroups\/\d+\/taints type$/,
];

contractTest(
  'nothing is good here that eksctl publishes as bad, but for its mistakes (needs ../shared/contracts)',
  () => {
    const check = new Ajv({ strict: false, allErrors: true }).compile(
      contractJson<object>('eksctl/clusterconfig.schema.v0.230.0.json'),
    );
    const isNoLooser = (file: unknown) => {
      if (!ClusterConfigSchema.safeParse(file).success) return;
      check(file);
      const refused = (check.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
      expect(refused.filter((line) => !FALSE_REFUSALS.some((mistake) => mistake.test(line)))).toEqual([]);
    };
    fc.assert(fc.property(files, isNoLooser), { numRuns: 150 });
    fc.assert(fc.property(changedExamples(), isNoLooser), { numRuns: 500 });
  },
);
