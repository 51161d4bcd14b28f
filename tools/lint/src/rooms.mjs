// @ts-check
/**
 * One package under `packages/`.
 * @typedef {object} Room
 * @property {string[]} rooms the rooms it may import
 * @property {string[]} libraries the npm packages it may import
 * @property {boolean} pure no file system, network, clock, environment, randomness or locale
 */

/**
 * The doors between the rooms; ARCHITECTURE.md says why. A package carries the tag `room:<name>`.
 * @type {Record<string, Room>}
 */
export const ROOMS = {
  core: { rooms: [], libraries: ['yaml'], pure: true },
  'eksctl-schema': { rooms: [], libraries: ['zod'], pure: true },
  contracts: { rooms: ['eksctl-schema', 'core'], libraries: ['zod'], pure: true },
  catalogue: {
    rooms: ['contracts', 'eksctl-schema', 'core'],
    libraries: ['cdk8s', 'fastest-levenshtein', 'ipaddr.js', 'zod'],
    pure: true,
  },
  spec: {
    rooms: ['catalogue', 'contracts', 'eksctl-schema', 'core'],
    libraries: ['ipaddr.js', 'yaml', 'zod'],
    pure: true,
  },
  provision: {
    rooms: ['spec', 'catalogue', 'contracts', 'eksctl-schema', 'core'],
    libraries: [],
    pure: true,
  },
  components: {
    rooms: ['spec', 'catalogue', 'contracts', 'eksctl-schema', 'core'],
    libraries: ['cdk8s', 'cdk8s-plus-30', 'constructs'],
    pure: true,
  },
  checks: { rooms: ['spec', 'catalogue', 'contracts', 'eksctl-schema', 'core'], libraries: [], pure: true },
  tree: { rooms: ['core'], libraries: [], pure: false },
  review: { rooms: ['contracts', 'core'], libraries: ['diff'], pure: true },
  aws: { rooms: ['spec', 'core'], libraries: ['@aws-sdk/client-eks'], pure: false },
};

/** What tests may import beside the libraries of their room. */
export const TEST_LIBRARIES = ['ajv', 'ajv-formats', 'fast-check', 'playwright-core', 'yaml'];

/** Tests, and helpers that only tests import. They may read files. */
export const TEST_FILES = ['**/*.test.ts', '**/testing/**'];

/** @param {(room: Room) => boolean} predicate */
export function foldersOf(predicate) {
  return Object.entries(ROOMS)
    .filter(([, room]) => predicate(room))
    .map(([name]) => `packages/${name}/**`);
}
