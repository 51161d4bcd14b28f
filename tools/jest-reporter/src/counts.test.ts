import { countLine, skippedTests, type RunResult } from './counts.cjs';

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
