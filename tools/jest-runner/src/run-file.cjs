// @ts-check
const { relative } = require('node:path');
const { runWithSharedModules } = require('./shared-modules.cjs');

/** Without declarations of its types. @type {{ default: typeof runWithSharedModules }} */
const circus = require(require.resolve('jest-circus/runner'));

/**
 * The `testRunner` of this repository: most files share the loaded modules of their worker, because loading them costs more than
 * most tests. `testEnvironmentOptions.isolated` of the configuration names the folders whose files get modules of their own,
 * through Jest's default runner; so do all files in watch mode, where sources change between runs, and with coverage.
 * @param {{ watch: boolean, watchAll: boolean, collectCoverage: boolean }} globalConfig
 * @param {Parameters<typeof runWithSharedModules>[1]} config
 * @param {Parameters<typeof runWithSharedModules>[2]} environment
 * @param {Parameters<typeof runWithSharedModules>[3]} runtime
 * @param {string} testPath
 * @param {Parameters<typeof runWithSharedModules>[5]} sendMessageToJest
 */
module.exports = function runFile(globalConfig, config, environment, runtime, testPath, sendMessageToJest) {
  const path = relative(config.rootDir, testPath);
  const isolated = /** @type {string[]} */ (config.testEnvironmentOptions.isolated ?? []);
  const apart =
    globalConfig.watch ||
    globalConfig.watchAll ||
    globalConfig.collectCoverage ||
    isolated.some((folder) => path.startsWith(folder));
  const run = apart ? circus.default : runWithSharedModules;
  return run(globalConfig, config, environment, runtime, testPath, sendMessageToJest);
};
