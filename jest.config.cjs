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
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'commonjs' },
        sourceMaps: true,
      },
    ],
  },
  testEnvironment: 'node',
  testEnvironmentOptions: { isolated: ['tools/', 'packages/nx/src/generators/'] },
};
