import type { CodedIssue } from '../issue.ts';

// Rules over several options that NLBs and ALBs share.

export interface HealthCheckTimes {
  readonly intervalSeconds?: number | undefined;
  readonly timeoutSeconds?: number | undefined;
}

/**
 * AWS refuses a health check that waits longer for an answer than until the next one.
 * Source: Elastic Load Balancing API, CreateTargetGroup (HealthCheckTimeoutSeconds, HealthCheckIntervalSeconds)
 *
 * @param defaults what the controller takes where nothing is said, in seconds
 */
export function* timeoutProblems(
  healthCheck: HealthCheckTimes | undefined,
  defaults: { readonly interval: number; readonly timeout: number },
): Iterable<CodedIssue> {
  if (healthCheck === undefined) return;
  const { intervalSeconds, timeoutSeconds } = healthCheck;
  if (timeoutSeconds === undefined) return;
  const interval = intervalSeconds ?? defaults.interval;
  if (timeoutSeconds <= interval) return;
  const message = `healthCheck.timeoutSeconds ${timeoutSeconds} is longer than the interval of ${interval} s${intervalSeconds === undefined ? ', the default' : ''}`;
  const hint = `write ${interval} or less, or a longer intervalSeconds`;
  yield { code: 'spec/conflict', message, hint, path: ['healthCheck', 'timeoutSeconds'] };
}

/** Attributes of load balancers, as far as they are about logs. */
export interface LogAttributes {
  readonly [attribute: string]: unknown;
}

/**
 * Logs go to a bucket, and AWS refuses to switch them on without one; a bucket alone switches nothing on.
 * Source: Elastic Load Balancing API, LoadBalancerAttribute
 */
export function* logProblems(attributes: LogAttributes | undefined): Iterable<CodedIssue> {
  for (const logs of ['access_logs', 'connection_logs', 'health_check_logs']) {
    const [enabled, bucket] = [`${logs}.s3.enabled`, `${logs}.s3.bucket`];
    if (attributes?.[enabled] !== true || attributes[bucket] !== undefined) continue;
    yield {
      code: 'spec/missing-key',
      message: `${enabled} needs ${bucket}`,
      hint: `add ${bucket}: my-log-bucket`,
      path: ['attributes', enabled],
    };
  }
}
