import type { ConfigRule } from '../problem.ts';

/** Logs of the control plane: https://eksctl.io/usage/cloudwatch-cluster-logging/ */
export const loggingRules: ConfigRule = function* ({ cloudWatch }) {
  const { enableTypes, logRetentionInDays } = cloudWatch?.clusterLogging ?? {};
  if (logRetentionInDays !== undefined && (enableTypes?.length ?? 0) === 0) {
    yield {
      path: ['cloudWatch', 'clusterLogging', 'logRetentionInDays'],
      message: 'a retention is set and no log is enabled',
      hint: 'list enableTypes, or leave the retention out',
    };
  }
};
