import { problem, type ConfigRule } from '../problem.ts';

/** Days are for logs that are written. Source: `validateCloudWatchLogging` in validation.go. */
export const logRetention: ConfigRule = function* ({ cloudWatch }) {
  const { enableTypes = [], logRetentionInDays } = cloudWatch?.clusterLogging ?? {};
  if (logRetentionInDays === undefined || enableTypes.length > 0) return;
  yield problem(
    ['cloudWatch', 'clusterLogging', 'logRetentionInDays'],
    'a retention is set and no log is enabled',
    'list enableTypes, or leave the retention out',
  );
};
