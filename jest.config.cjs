/** @type {import('jest').Config} */
module.exports = {
  testMatch: ['<rootDir>/{packages,tools}/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/.nx/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' }, sourceMaps: 'inline' },
    ],
  },
  testEnvironment: 'node',
};
