// @ts-check
const { TestEnvironment } = require('jest-environment-node');

/** Tells each test file, and the processes that it starts, its own path in `NODELESS_TEST_FILE`. */
module.exports = class CoverageEnvironment extends TestEnvironment {
  /**
   * @param {ConstructorParameters<typeof TestEnvironment>[0]} config
   * @param {ConstructorParameters<typeof TestEnvironment>[1]} context
   */
  constructor(config, context) {
    process.env.NODELESS_TEST_FILE = context.testPath;
    super(config, context);
  }
};
