// @ts-check
const { default: Sequencer } = require('@jest/test-sequencer');
const { join } = require('node:path');

/** Files of this repository that take longest, most of them in other processes: their size does not show it. */
const SLOW_FILES = [
  'packages/cli/src/combinations.test.ts',
  'packages/cli/src/options.test.ts',
  'packages/cli/src/explain/explain.test.ts',
  'packages/nx/src/workspace.test.ts',
  'packages/cli/src/hooks/merge.test.ts',
  'packages/cli/src/git/merges.test.ts',
  'packages/cli/src/twice/twice.test.ts',
  'packages/cli/src/hooks/hooks.test.ts',
  'packages/aws/src/faults.test.ts',
  'packages/cli/src/config/extensions.test.ts',
  'packages/cli/src/diff/scenarios.test.ts',
  'packages/nx/src/generators/generators.test.ts',
  'packages/eksctl-schema/src/package.test.ts',
  'packages/eksctl-schema/src/properties.test.ts',
  'packages/cli/src/diff/own-dangers.test.ts',
  'packages/cli/src/changed/check-changed.test.ts',
  'tools/lint/src/cycles.test.ts',
  'tools/lint/src/illegal.test.ts',
];

/**
 * The order of the files: as Jest has it, by the time that they took the last time. Where nobody knows that yet, as in a clone,
 * slow files come first, so that none of them is left alone at the end while the other processes have nothing to do.
 */
module.exports = class SlowFirst extends Sequencer {
  /** @override @param {Parameters<Sequencer['sort']>[0]} tests */
  async sort(tests) {
    const sorted = await super.sort(tests);
    if (sorted.some(({ duration }) => duration !== undefined)) return sorted;
    const slow = SLOW_FILES.flatMap((file) =>
      sorted.filter(({ path, context }) => path === join(context.config.rootDir, file)),
    );
    return [...slow, ...sorted.filter((test) => !slow.includes(test))];
  }
};
module.exports.SLOW_FILES = SLOW_FILES;
