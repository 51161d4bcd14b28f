import { nearestFirst } from './order.ts';

test('the test of its name, then the nearest, of those the quickest', () => {
  const seconds = {
    'packages/a/src/x/one.test.ts': 9,
    'packages/a/src/x/two.test.ts': 2,
    'packages/a/src/x/y/three.test.ts': 1,
    'packages/a/src/four.test.ts': 0,
    'packages/b/src/x/one.test.ts': 0,
    'tools/a/src/x/one.test.ts': 0,
  };
  const tests = Object.entries(seconds).map(([file, time]) => ({ file, seconds: time, passed: true }));
  const ordered = nearestFirst('packages/a/src/x/one.ts', tests.toReversed()).map(({ file }) => file);
  expect(ordered).toEqual([
    'packages/a/src/x/one.test.ts',
    'packages/a/src/x/y/three.test.ts',
    'packages/a/src/x/two.test.ts',
    'packages/a/src/four.test.ts',
    'packages/b/src/x/one.test.ts',
    'tools/a/src/x/one.test.ts',
  ]);
});
