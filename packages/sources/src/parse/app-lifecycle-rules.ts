import { conflictAt, errorAt } from '@nodeless/catalogue';
import type { Diagnostic } from '@nodeless/core';
import type { LayerStack } from '../layers/stack.ts';
import type { AppSpec } from '../schema/app.ts';

/** Source: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination */
const DEFAULT_GRACE_PERIOD = 30;

/**
 * The time before the stop is a part of the grace period: kube-apiserver refuses a `sleep` that is longer, and a process that
 * has no second left is killed. Source: validateSleepAction, pkg/apis/core/validation/validation.go, Kubernetes v1.35
 */
export function checkLifecycle(
  { lifecycle, terminationGracePeriodSeconds }: AppSpec,
  stack: LayerStack,
): Diagnostic[] {
  const { preStop } = lifecycle;
  if (preStop === undefined || !('sleep' in preStop)) return [];
  const grace = terminationGracePeriodSeconds ?? DEFAULT_GRACE_PERIOD;
  if (preStop.sleep < grace) return [];
  const path = ['lifecycle', 'preStop', 'sleep'];
  const message = `preStop sleeps ${preStop.sleep} s, and the whole pod has ${grace} s to stop: the process is killed`;
  const hint = `set terminationGracePeriodSeconds to ${preStop.sleep} and the seconds that the process needs`;
  if (terminationGracePeriodSeconds === undefined)
    return [errorAt(stack, path, { code: 'spec/conflict', message, hint })];
  const other = { path: ['terminationGracePeriodSeconds'], message: 'the time for all of it' };
  return [conflictAt(stack, path, message, hint, other)];
}
