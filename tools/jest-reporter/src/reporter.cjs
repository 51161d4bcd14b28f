// @ts-check
const { countLine, skippedTests } = require('./counts.cjs');

/**
 * Stands beside Jest's default reporter. It lists the skipped tests by full name (the name says the reason) and ends the
 * output with `N passed, N failed, N skipped` alone on a line. Jest adds its own summary after every other reporter, so
 * the last line is written when the process exits.
 */
class CountsReporter {
  /** @param {{ json?: boolean, testNamePattern?: string }} globalConfig */
  constructor(globalConfig) {
    // With --json, stdout belongs to the JSON text.
    this.out = globalConfig.json ? process.stderr : process.stdout;
    // With a name pattern, Jest reports every other test as skipped.
    this.listsSkipped = !globalConfig.testNamePattern;
    this.lastLine = '';
    process.once('exit', () => this.out.write(this.lastLine));
  }

  /**
   * @param {unknown} _contexts
   * @param {import('./counts.cjs').RunResult} run
   */
  onRunComplete(_contexts, run) {
    const skipped = this.listsSkipped ? skippedTests(run) : [];
    if (skipped.length > 0)
      this.out.write(`\nSkipped tests:\n${skipped.map((name) => `  ${name}\n`).join('')}\n`);
    this.lastLine = `${countLine(run)}\n`;
  }
}

module.exports = CountsReporter;
