import fc from 'fast-check';
import { ClusterConfigSchema } from './cluster-config.ts';
import { arbitraryOf } from './testing/arbitrary.ts';
import { configWith } from './testing/config.ts';
import { agreesWithSchema, isNoLooser, lawsOf } from './testing/laws.ts';
import { closedObjects, withValue } from './testing/places.ts';
import { SAMPLE_CONFIGS } from './testing/sample-configs.ts';
import { validateClusterConfig } from './validate.ts';

jest.setTimeout(60_000);

const files = arbitraryOf('ClusterConfig');
const options = { parseYaml: (): unknown => ({}) };

const samples = Object.values(SAMPLE_CONFIGS);
const laws = lawsOf(samples);

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

test('no changed file makes the validator throw', () => laws.neverThrows(150));

test('the JSON Schema and the validator agree about single values', () => {
  laws.schemasAgree(150);
  fc.assert(fc.property(files, agreesWithSchema()), { numRuns: 50 });
});

test('nothing is good here that eksctl publishes as bad, but for its mistakes', () => {
  laws.isNoLooser(150);
  fc.assert(fc.property(files, isNoLooser), { numRuns: 100 });
});
