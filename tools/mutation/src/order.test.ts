import { nearestFirst } from './order.ts';

test('the test of its name, then the nearest, the others in their order', () => {
  const tests = [
    'tools/a/src/x/one.test.ts',
    'packages/b/src/x/one.test.ts',
    'packages/a/src/four.test.ts',
    'packages/a/src/x/two.test.ts',
    'packages/a/src/x/y/three.test.ts',
    'packages/a/src/x/one.test.ts',
  ];
  expect(nearestFirst('packages/a/src/x/one.ts', tests)).toEqual([
    'packages/a/src/x/one.test.ts',
    'packages/a/src/x/two.test.ts',
    'packages/a/src/x/y/three.test.ts',
    'packages/a/src/four.test.ts',
    'packages/b/src/x/one.test.ts',
    'tools/a/src/x/one.test.ts',
  ]);
});
