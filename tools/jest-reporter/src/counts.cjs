// @ts-check
/**
 * What we read of Jest's aggregated result.
 * @typedef {object} AssertionResult
 * @property {string} fullName
 * @property {string} status passed, failed, pending, todo, disabled, skipped or focused
 *
 * @typedef {object} RunResult
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {number} numRuntimeErrorTestSuites files that could not run; none of their tests is counted
 * @property {{ testFilePath: string, testResults: AssertionResult[] }[]} testResults
 */

const NOT_RUN = new Set(['pending', 'todo', 'disabled', 'skipped']);

/**
 * One plain line. A file that could not run counts as one failed test, so that the line never looks better than the run.
 * @param {RunResult} run
 */
function countLine(run) {
  const failed = run.numFailedTests + run.numRuntimeErrorTestSuites;
  const skipped = run.numPendingTests + run.numTodoTests;
  return `${run.numPassedTests} passed, ${failed} failed, ${skipped} skipped`;
}

/**
 * Full names of the tests that did not run, in the order of files and names.
 * @param {RunResult} run
 */
function skippedTests(run) {
  return run.testResults
    .flatMap((file) => file.testResults)
    .filter((test) => NOT_RUN.has(test.status))
    .map((test) => test.fullName)
    .sort();
}

/**
 * How far a run is: files that ended of all files, those that failed, and the time since its start in minutes and seconds.
 * @param {{ numTotalTestSuites: number, numPassedTestSuites: number, numFailedTestSuites: number, numPendingTestSuites: number }} run
 * @param {number} milliseconds since the start
 */
function progressLine(run, milliseconds) {
  const done = run.numPassedTestSuites + run.numFailedTestSuites + run.numPendingTestSuites;
  const seconds = Math.floor(milliseconds / 1000);
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return `${done} of ${run.numTotalTestSuites} test files, ${run.numFailedTestSuites} failed, ${time}`;
}

module.exports = { countLine, progressLine, skippedTests };
