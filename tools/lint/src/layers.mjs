// @ts-check
/**
 * One package under `packages/`.
 * @typedef {object} Layer
 * @property {string[]} layers the layers it may import
 * @property {string[]} libraries the npm packages it may import
 * @property {boolean} pure no file system, network, clock, environment, randomness or locale
 */

/**
 * The doors between the layers; ARCHITECTURE.md says why. A package carries the tag `layer:<name>`.
 * @type {Record<string, Layer>}
 */
export const LAYERS = {
  core: { layers: [], libraries: ['yaml'], pure: true },
  'eksctl-schema': { layers: [], libraries: ['zod'], pure: true },
  'kubernetes-schema': { layers: ['core'], libraries: ['@marcbachmann/cel-js', 'zod'], pure: true },
  contracts: { layers: ['eksctl-schema', 'kubernetes-schema', 'core'], libraries: ['zod'], pure: true },
  catalogue: {
    layers: ['review', 'contracts', 'eksctl-schema', 'core'],
    libraries: ['cdk8s', 'fastest-levenshtein', 'ipaddr.js', 'zod'],
    pure: true,
  },
  sources: {
    layers: ['catalogue', 'contracts', 'eksctl-schema', 'core'],
    libraries: ['ipaddr.js', 'rfc6902', 'yaml', 'zod'],
    pure: true,
  },
  provision: {
    layers: ['sources', 'catalogue', 'contracts', 'eksctl-schema', 'core'],
    libraries: [],
    pure: true,
  },
  components: {
    layers: ['sources', 'catalogue', 'contracts', 'eksctl-schema', 'core'],
    libraries: ['cdk8s', 'cdk8s-plus-30', 'constructs'],
    pure: true,
  },
  checks: {
    layers: ['sources', 'catalogue', 'contracts', 'kubernetes-schema', 'eksctl-schema', 'core'],
    libraries: [],
    pure: true,
  },
  tree: { layers: ['core'], libraries: [], pure: false },
  review: { layers: ['contracts', 'core'], libraries: ['diff'], pure: true },
  aws: {
    layers: ['core'],
    libraries: ['@aws-sdk/client-ec2', '@aws-sdk/client-eks', '@aws-sdk/client-service-quotas'],
    pure: false,
  },
};

/** What tests may import beside the libraries of their layer. */
export const TEST_LIBRARIES = [
  'ajv',
  'ajv-formats',
  'esbuild',
  'fast-check',
  'playwright-core',
  'yaml',
  'zod',
];

/** What tests may import beside the layers of their layer: tables of what the programs that read our files take. */
export const TEST_LAYERS = ['contract-tables'];

/** Tests, and helpers that only tests import. They may read files. */
export const TEST_FILES = ['**/*.test.ts', '**/*.upstream.ts', '**/testing/**'];

/** @param {(layer: Layer) => boolean} predicate */
export function foldersOf(predicate) {
  return Object.entries(LAYERS)
    .filter(([, layer]) => predicate(layer))
    .map(([name]) => `packages/${name}/**`);
}
