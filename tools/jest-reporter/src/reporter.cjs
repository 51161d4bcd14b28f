// @ts-check
const { clearInterval, setInterval } = require('node:timers');
const { countLine, progressLine, skippedTests } = require('./counts.cjs');

/**
 * Stands beside Jest's default reporter. It lists the skipped tests by full name (the name says the reason) and ends the
 * output with `N passed, N failed, N skipped` alone on a line. Jest adds its own summary after every other reporter, so
 * the last line is written when the process exits.
 *
 * In a log it also says how far the run is, each 30 seconds; on a terminal the default reporter does so all the time.
 */
class CountsReporter {
  /**
   * @param {{ json?: boolean, testNamePattern?: string }} globalConfig
   * @param {{ progressSeconds?: number }} [options] seconds between two lines of progress; 0 gives one for each file
   */
  constructor(globalConfig, { progressSeconds = 30 } = {}) {
    this.progressSeconds = progressSeconds;
    this.start = Date.now();
    this.told = this.start;
    // With --json, stdout belongs to the JSON text.
    this.out = globalConfig.json ? process.stderr : process.stdout;
    // With a name pattern, Jest reports every other test as skipped.
    this.listsSkipped = !globalConfig.testNamePattern;
    this.lastLine = '';
    process.once('exit', () => this.out.write(this.lastLine));
  }

  /** @param {Parameters<typeof progressLine>[0]} run */
  onRunStart(run) {
    if (this.out.isTTY) return;
    // A file may take longer than this.
    this.timer = setInterval(() => this.tell(run), this.progressSeconds * 1000 + 1000);
    this.timer.unref();
  }

  /**
   * @param {unknown} _test
   * @param {unknown} _result
   * @param {Parameters<typeof progressLine>[0]} run
   */
  onTestResult(_test, _result, run) {
    this.tell(run);
  }

  /** @param {Parameters<typeof progressLine>[0]} run */
  tell(run) {
    const now = Date.now();
    if (this.out.isTTY || now - this.told < this.progressSeconds * 1000) return;
    this.told = now;
    this.out.write(`${progressLine(run, now - this.start)}\n`);
  }

  /**
   * @param {unknown} _contexts
   * @param {import('./counts.cjs').RunResult} run
   */
  onRunComplete(_contexts, run) {
    clearInterval(this.timer);
    const skipped = this.listsSkipped ? skippedTests(run) : [];
    if (skipped.length > 0)
      this.out.write(`\nSkipped tests:\n${skipped.map((name) => `  ${name}\n`).join('')}\n`);
    this.lastLine = `${countLine(run)}\n`;
  }
}

module.exports = CountsReporter;
