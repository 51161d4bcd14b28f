// @ts-check
const { default: Sequencer } = require('@jest/test-sequencer');

/** Runs test files in the order in which they are given. */
module.exports = class GivenOrder extends Sequencer {
  /** @override @template T @param {T[]} tests */
  sort(tests) {
    return tests;
  }
};
