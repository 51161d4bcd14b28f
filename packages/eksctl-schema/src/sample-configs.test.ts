import { clusterConfigProblems } from '@nodeless/contract-tables';
import { parse } from 'yaml';
import { ClusterConfigSchema } from './cluster-config.ts';
import { SAMPLE_CONFIGS } from './testing/sample-configs.ts';
import { validateClusterConfig } from './validate.ts';

test.each(Object.entries(SAMPLE_CONFIGS))('%s: no problem', (_, config) => {
  expect(validateClusterConfig(config, { parseYaml: parse })).toEqual([]);
});

/** What eksctl's published schema refuses and eksctl takes. */
const FALSE_REFUSALS: { readonly [about: string]: readonly string[] } = {
  'who may enter': ['/identityProviders/0 must match exactly one schema in oneOf'],
};

test.each(Object.entries(SAMPLE_CONFIGS))('%s: as eksctl publishes it', (about, config) => {
  expect(clusterConfigProblems(config)).toEqual(FALSE_REFUSALS[about] ?? []);
});

test('they have every top-level key', () => {
  const used = Object.values(SAMPLE_CONFIGS).flatMap((config) => Object.keys(config));
  expect([...new Set(used)].sort()).toEqual(Object.keys(ClusterConfigSchema.shape).sort());
});
