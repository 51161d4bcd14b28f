import type { ClusterSpec } from '../schema/cluster.ts';

/** Where the logs of pods on Fargate go. */
export interface FargateLogging {
  readonly logGroupName: string;
  readonly retentionDays: number;
  /** The log group of the router itself, when its logs are wanted; Fargate chooses the name. */
  readonly processLogGroupName: string | undefined;
}

/** The Application with the settings of the log router, and the namespace where Fargate looks for them. */
export const FARGATE_LOGGING = { application: 'fargate-logging', namespace: 'aws-observability' } as const;

/**
 * What the sources want of the logs of Fargate; undefined when nothing keeps them.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/fargate-logging.html
 */
export function fargateLogging({ compute, name }: ClusterSpec): FargateLogging | undefined {
  const { logging } = compute.fargate;
  if (logging === false) return undefined;
  return {
    logGroupName: logging.logGroupName ?? `/aws/eks/${name}/fargate`,
    retentionDays: logging.retentionDays,
    processLogGroupName: logging.processLogs ? `${name}-fluent-bit-logs` : undefined,
  };
}
