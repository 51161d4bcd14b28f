/** @type {import('jest').Config} */
module.exports = {
  testMatch: ['<rootDir>/{packages,tools}/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/.nx/', '<rootDir>/dist/'],
  reporters: ['default', '<rootDir>/tools/jest-reporter/src/reporter.cjs'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  testEnvironment: 'node',
};
