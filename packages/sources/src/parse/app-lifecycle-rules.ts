import { VALUE_CODES } from '@nodeless/contracts/codes';
import { conflictAt, errorAt } from '@nodeless/catalogue';
import { containersOf } from '../model/app-containers.ts';
import type { AppRule } from './rule.ts';

/** Source: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination */
const DEFAULT_GRACE_PERIOD = 30;

/**
 * The time before the stop is a part of the grace period: kube-apiserver refuses a `sleep` that is longer, and a process that
 * has no second left is killed.
 */
export const appLifecycle: AppRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title: 'An app sleeps longer, before it stops or after the start, than it has time to stop',
  references: ['pkg/apis/core/validation/validation.go (validateSleepAction) of Kubernetes v1.35'],
  check({ value, stack }) {
    const { terminationGracePeriodSeconds } = value;
    const hooks = containersOf(value).flatMap((container) =>
      (['postStart', 'preStop'] as const).map((hook) => ({ ...container, hook })),
    );
    return hooks.flatMap(({ hook, path: base, spec }) => {
      const handler = spec.lifecycle[hook];
      if (handler === undefined || !('sleep' in handler)) return [];
      const grace = terminationGracePeriodSeconds ?? DEFAULT_GRACE_PERIOD;
      if (handler.sleep < grace) return [];
      const path = [...base, 'lifecycle', hook, 'sleep'];
      const message =
        hook === 'preStop'
          ? `preStop sleeps ${handler.sleep} s, and the whole pod has ${grace} s to stop: the process is killed`
          : `postStart sleeps ${handler.sleep} s, and Kubernetes takes less than the ${grace} s that the pod has to stop`;
      const hint = `set terminationGracePeriodSeconds to ${handler.sleep} and the seconds that the process needs`;
      if (terminationGracePeriodSeconds === undefined)
        return [errorAt(stack, path, { code: 'spec/conflict', message, hint })];
      const other = { path: ['terminationGracePeriodSeconds'], message: 'the time for all of it' };
      return [conflictAt(stack, path, message, hint, other)];
    });
  },
};
