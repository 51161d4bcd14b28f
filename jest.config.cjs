/** Libraries that are ES modules alone: Node loads them with require, jest does not. */
const ES_MODULES = '/node_modules/@marcbachmann/cel-js/.+\\.js$';

/** @param {'typescript' | 'ecmascript'} syntax */
const toCommonJs = (syntax) => ({
  jsc: { target: 'es2022', parser: { syntax } },
  module: { type: 'commonjs' },
  sourceMaps: true,
});

/** @type {import('jest').Config} */
module.exports = {
  testMatch: ['<rootDir>/{packages,tools}/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/.nx/', '<rootDir>/dist/'],
  maxWorkers: '100%',
  reporters: ['default', '<rootDir>/tools/jest-reporter/src/reporter.cjs'],
  testRunner: '<rootDir>/tools/jest-runner/src/run-file.cjs',
  globalSetup: '<rootDir>/tools/jest-runner/src/memory-folder.cjs',
  testSequencer: '<rootDir>/tools/jest-runner/src/slow-first.cjs',
  transform: {
    '^.+\\.ts$': ['@swc/jest', toCommonJs('typescript')],
    [ES_MODULES]: ['@swc/jest', toCommonJs('ecmascript')],
  },
  transformIgnorePatterns: [`^(?!.*${ES_MODULES}).*/node_modules/`],
  testEnvironment: 'node',
  testEnvironmentOptions: { isolated: ['tools/', 'packages/nx/src/generators/'] },
};
