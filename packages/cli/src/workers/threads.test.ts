import { availableParallelism } from 'node:os';
import { threadsFor } from './threads.ts';

test.each([
  ['few clusters', 79, undefined, 1],
  ['none', 0, undefined, 1],
  ['many', 10_000, undefined, availableParallelism()],
  ['what was asked for', 3, 2, 2],
  ['no more than clusters', 3, 9, 3],
  ['one', 10_000, 1, 1],
])('%s: %p clusters, %p jobs', (_, clusters, jobs, threads) => {
  expect(threadsFor(clusters, jobs)).toBe(threads);
});
