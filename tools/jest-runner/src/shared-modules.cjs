// @ts-check
const Module = require('node:module');
const { dirname, join } = require('node:path');
const { createScriptTransformer } = require('@jest/transform');
const { ModuleMocker } = require('jest-mock');
const { changes, readProcessState } = require('./process-state.cjs');

/** What jest-circus/runner itself loads for each file; not one of its documented doors, so the version of Jest is pinned. */
const { initialize, runAndTransformResultsToJestFormat } = require(
  join(dirname(require.resolve('jest-circus')), 'jestAdapterInit.js'),
);
const STATE =
  Object.getOwnPropertySymbols(globalThis).find(({ description }) => description === 'JEST_STATE_SYMBOL') ??
  '';
const CURRENT_STATE = Reflect.get(globalThis, STATE);
const EMPTY_STATE = { ...CURRENT_STATE };
/** @type {unknown[]} */
const EVENT_HANDLERS = Reflect.get(globalThis, Symbol.for('EVENT_HANDLERS'));
const OWN_HANDLERS = [...EVENT_HANDLERS];
const DEFINITIONS = new Set(['add_hook', 'add_test', 'start_describe_definition']);
const TEST_TIMEOUT = Symbol.for('TEST_TIMEOUT_SYMBOL');
const OPTIONS = {
  collectCoverage: false,
  collectCoverageFrom: [],
  coverageProvider: /** @type {const} */ ('v8'),
  supportsDynamicImport: false,
  supportsExportNamespaceFrom: false,
  supportsStaticESM: false,
  supportsTopLevelAwait: false,
};

/** @typedef {Parameters<typeof createScriptTransformer>[0]} Config */

/** Modules that are being loaded, the innermost last. @type {string[]} */
const loading = [];
/** Where the source map of each module lies. @type {Map<string, string>} */
const sourceMaps = new Map();
/** @type {Promise<void> | undefined} */
let hook;

/** @param {Config} config */
async function loadTypeScript(config) {
  const transformer = await createScriptTransformer(config);
  Reflect.get(Module, '_extensions')['.ts'] = (
    /** @type {{ _compile(code: string, file: string): void }} */ module,
    /** @type {string} */ file,
  ) => {
    const { code, sourceMapPath } = transformer.transform(file, OPTIONS);
    if (sourceMapPath) sourceMaps.set(file, sourceMapPath);
    loading.push(file);
    try {
      module._compile(code, file);
    } finally {
      loading.pop();
    }
  };
}

/** No tests and no hooks. `test` and `expect` stay the same functions, for helpers keep them. */
function forgetTests() {
  const rootDescribeBlock = { ...EMPTY_STATE.rootDescribeBlock, children: [], hooks: [], tests: [] };
  Object.assign(CURRENT_STATE, EMPTY_STATE, {
    rootDescribeBlock,
    currentDescribeBlock: rootDescribeBlock,
    unhandledErrors: [],
    unhandledRejectionErrorByPromise: new Map(),
  });
  EVENT_HANDLERS.splice(0, Infinity, ...OWN_HANDLERS);
}

/**
 * A module is loaded once, for the first of the test files that need it: what it would register then, the others lack.
 * @param {string} testPath
 * @param {string} what
 */
function refuseInHelper(testPath, what) {
  const file = loading.at(-1);
  if (file !== undefined && file !== testPath)
    throw new Error(
      `${file}: ${what} while the module is loaded. Export a function, and call it in the test file.`,
    );
}

/** @param {string} testPath @param {ModuleMocker} mocker */
function jestObject(testPath, mocker) {
  return {
    fn: mocker.fn.bind(mocker),
    spyOn: mocker.spyOn.bind(mocker),
    restoreAllMocks: () => mocker.restoreAllMocks(),
    /** @param {number} milliseconds */
    setTimeout: (milliseconds) => {
      refuseInHelper(testPath, 'jest.setTimeout');
      Reflect.set(globalThis, TEST_TIMEOUT, milliseconds);
    },
  };
}

/**
 * Runs a test file in the global scope of this process, with the modules that earlier files have loaded. Parameters and result
 * are those of a `testRunner` of Jest (https://jestjs.io/docs/configuration#testrunner-string).
 * @param {object} globalConfig
 * @param {Config} config
 * @param {{ global: object }} environment only its console is used
 * @param {{ getSourceMaps(): Map<string, string> }} runtime only told where the source maps are
 * @param {string} testPath
 * @param {(...message: unknown[]) => Promise<void>} [sendMessageToJest]
 * @returns {Promise<{ numFailingTests: number }>} the TestResult of jest-circus
 * @throws when the file leaves the process in another state than it found
 */
async function runWithSharedModules(globalConfig, config, environment, runtime, testPath, sendMessageToJest) {
  await (hook ??= loadTypeScript(config));
  forgetTests();
  const before = readProcessState();
  const console = globalThis.console;
  const mocker = new ModuleMocker(globalThis);
  const known = Reflect.ownKeys(globalThis);
  const own = {
    jest: jestObject(testPath, mocker),
    console: Reflect.get(environment.global, 'console'),
    [TEST_TIMEOUT]: undefined,
  };
  const handleTestEvent = (/** @type {{ name: string }} */ { name }) => {
    if (DEFINITIONS.has(name)) refuseInHelper(testPath, name);
  };
  Object.assign(globalThis, own);
  await initialize({
    config,
    environment: { global: globalThis, handleTestEvent },
    globalConfig,
    localRequire: require,
    parentProcess: process,
    runtime: { enterTestCode: () => {}, leaveTestCode: () => {} },
    sendMessageToJest,
    setGlobalsForRuntime: () => {},
    testPath,
  });
  const added = Reflect.ownKeys(globalThis).filter((key) => !known.includes(key));
  let result;
  try {
    require(testPath);
    for (const [file, sourceMap] of sourceMaps) runtime.getSourceMaps().set(file, sourceMap);
    result = await runAndTransformResultsToJestFormat({
      config,
      globalConfig,
      setupAfterEnvPerfStats: {},
      testPath,
    });
  } finally {
    mocker.restoreAllMocks();
    globalThis.console = console;
    forgetTests();
    for (const key of added) Reflect.deleteProperty(globalThis, key);
    delete require.cache[testPath];
  }
  const left = changes(before, readProcessState());
  if (left.length > 0 && result.numFailingTests === 0)
    throw new Error(
      `${testPath} leaves changed for the files after it: ${left.join(', ')}. Restore it in afterEach or afterAll.`,
    );
  return result;
}

module.exports = { runWithSharedModules };
