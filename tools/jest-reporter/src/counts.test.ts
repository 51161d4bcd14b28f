import { countLine, progressLine, skippedTests, type RunResult } from './counts.cjs';

const EMPTY: RunResult = {
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
  testResults: [],
};

test('the line counts skipped and planned tests together', () => {
  const run = { ...EMPTY, numPassedTests: 12, numFailedTests: 1, numPendingTests: 2, numTodoTests: 3 };
  expect(countLine(run)).toBe('12 passed, 1 failed, 5 skipped');
});

test('a file that could not run is a failure', () => {
  expect(countLine({ ...EMPTY, numPassedTests: 4, numRuntimeErrorTestSuites: 1 })).toBe(
    '4 passed, 1 failed, 0 skipped',
  );
});

test('tests that did not run are listed by full name, sorted', () => {
  const run = {
    ...EMPTY,
    testResults: [
      {
        testFilePath: '/w/b.test.ts',
        testResults: [
          { fullName: 'b runs', status: 'passed' },
          { fullName: 'b waits (needs kubectl)', status: 'pending' },
        ],
      },
      {
        testFilePath: '/w/a.test.ts',
        testResults: [
          { fullName: 'a is planned', status: 'todo' },
          { fullName: 'a breaks', status: 'failed' },
        ],
      },
    ],
  };
  expect(skippedTests(run)).toEqual(['a is planned', 'b waits (needs kubectl)']);
});

test.each([
  [0, '0:00'],
  [59_999, '0:59'],
  [60_000, '1:00'],
  [3_725_000, '62:05'],
])('progress counts files of every outcome, after %i ms', (milliseconds, time) => {
  const run = {
    numTotalTestSuites: 9,
    numPassedTestSuites: 4,
    numFailedTestSuites: 2,
    numPendingTestSuites: 1,
  };
  expect(progressLine(run, milliseconds)).toBe(`7 of 9 test files, 2 failed, ${time}`);
});
