const base = require('./jest.config.cjs');

/**
 * Tests against whole files of upstream, which are not in this repository: `npm run test:upstream -- <folder> <folder>`.
 * @type {import('jest').Config}
 */
module.exports = { ...base, rootDir: __dirname, testMatch: ['<rootDir>/{packages,tools}/**/*.upstream.ts'] };
