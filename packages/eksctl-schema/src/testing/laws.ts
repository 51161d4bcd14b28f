import { clusterConfigProblems } from '@nodeless/contract-tables';
import Ajv2020 from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { ClusterConfigSchema } from '../cluster-config.ts';
import { clusterConfigJsonSchema } from '../json-schema.ts';
import { validateClusterConfig } from '../validate.ts';
import { allPlaces, withValue } from './places.ts';

/** What holds for any file, tried on files in which one value is another one. */
export interface Laws {
  readonly neverThrows: (runs: number) => void;
  readonly schemasAgree: (runs: number) => void;
  readonly isNoLooser: (runs: number) => void;
}

export function lawsOf(files: readonly unknown[]): Laws {
  const changed = fc
    .constantFrom(...files)
    .chain((file) =>
      fc.tuple(fc.constant(file), fc.constantFrom(...allPlaces(file)), fc.jsonValue({ maxDepth: 2 })),
    )
    .map(([file, path, value]) => withValue(file, path, value));
  return {
    neverThrows: (numRuns) => {
      const options = { parseYaml: (): unknown => ({}) };
      const answers = (file: unknown) => {
        expect(Array.isArray(validateClusterConfig(file, options))).toBe(true);
      };
      fc.assert(fc.property(changed, answers), { numRuns });
    },
    schemasAgree: (numRuns) => {
      const agrees = agreesWithSchema();
      files.forEach(agrees);
      fc.assert(fc.property(changed, agrees), { numRuns });
    },
    isNoLooser: (numRuns) => {
      files.forEach(isNoLooser);
      fc.assert(fc.property(changed, isNoLooser), { numRuns });
    },
  };
}

/** An assertion: the JSON Schema and the validator say the same of single values. */
export function agreesWithSchema(): (file: unknown) => void {
  const check = new Ajv2020({ strict: false, validateFormats: false }).compile(clusterConfigJsonSchema());
  return (file) => {
    expect([file, check(file)]).toEqual([file, ClusterConfigSchema.safeParse(file).success]);
  };
}

/** What eksctl's published schema refuses and eksctl takes: the place and what is wrong. */
const FALSE_REFUSALS = [
  /^\/identityProviders\/\d+ must (NOT have additional properties|match exactly one schema)/,
  /^\/remoteNetworkConfig must have required property/,
  /^\/nodeGroups\/\d+\/instancesDistribution must have required property/,
  /^\/kubernetesNetworkConfig\/ipFamily must be equal to one of/,
  /^\/nodeGroups\/\d+\/taints must be/,
];

/** An assertion: what is good here is good for the schema that eksctl publishes, but for its mistakes. */
export function isNoLooser(file: unknown): void {
  if (!ClusterConfigSchema.safeParse(file).success) return;
  const refused = clusterConfigProblems(file);
  expect(refused.filter((line) => !FALSE_REFUSALS.some((mistake) => mistake.test(line)))).toEqual([]);
}
