import { problemPaths } from '../testing/config.ts';

const logging = (clusterLogging: object) => ({ cloudWatch: { clusterLogging } });

test.each([
  ['logs for ever', logging({ enableTypes: ['all'] })],
  ['logs for a year', logging({ enableTypes: ['api', 'audit'], logRetentionInDays: 365 })],
  ['no logs', logging({ enableTypes: [] })],
])('%s is accepted', (_, change) => {
  expect(problemPaths(change)).toEqual([]);
});

test.each([
  [
    'a retention of nothing',
    logging({ logRetentionInDays: 7 }),
    ['cloudWatch.clusterLogging.logRetentionInDays'],
  ],
  [
    'a retention of no log',
    logging({ enableTypes: [], logRetentionInDays: 7 }),
    ['cloudWatch.clusterLogging.logRetentionInDays'],
  ],
  ['an unknown log', logging({ enableTypes: ['kubelet'] }), ['cloudWatch.clusterLogging.enableTypes.0']],
])('%s is refused', (_, change, paths) => {
  expect(problemPaths(change)).toEqual(paths);
});
