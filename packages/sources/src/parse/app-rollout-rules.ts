import { conflictAt, errorAt, type Segments } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { Diagnostic } from '@nodeless/core';
import type { LayerStack } from '../layers/stack.ts';
import type { AppSpec } from '../schema/app.ts';
import type { AppRule } from './rule.ts';

/**
 * What kube-apiserver refuses of rollouts: no pod may go and none may come, both may, or numbers of another way.
 * Source: `ValidateRollingUpdateDeployment`, `ValidateRollingUpdateDaemonSet` and `validateStatefulSetSpec` in
 * pkg/apis/apps/validation/validation.go, Kubernetes v1.35
 */
export const appRollout: AppRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title: 'A rollout of an app could never go on, or has numbers for another way',
  references: ['pkg/apis/apps/validation/validation.go of Kubernetes v1.35'],
  check({ value: app, stack }) {
    const { workload } = app;
    if ('deployment' in workload) return deployment(workload.deployment, stack);
    if ('daemonSet' in workload) return daemonSet(workload.daemonSet, stack);
    return 'statefulSet' in workload ? statefulSet(app, workload.statefulSet, stack) : [];
  },
};

type Workload = AppSpec['workload'];
type Of<K extends string> = Extract<Workload, Record<K, unknown>>[K &
  keyof Extract<Workload, Record<K, unknown>>];

/** Kubernetes' own. Source: `SetDefaults_Deployment`, pkg/apis/apps/v1/defaults.go */
const PROGRESS_DEADLINE = 600;

function deployment(
  { strategy = {}, minReadySeconds = 0, progressDeadlineSeconds }: Of<'deployment'>,
  stack: LayerStack,
): Diagnostic[] {
  const path = ['workload', 'deployment'];
  const found = foreign([...path, 'strategy'], strategy, 'Recreate', ['maxSurge', 'maxUnavailable'], stack);
  if (isNone(strategy.maxSurge) && isNone(strategy.maxUnavailable))
    found.push(
      conflictAt(
        stack,
        [...path, 'strategy', 'maxUnavailable'],
        'no pod may be missing and none may be added: no rollout could ever go on',
        'let maxSurge be 1',
        { path: [...path, 'strategy', 'maxSurge'], message: 'none may be added' },
      ),
    );
  const deadline = progressDeadlineSeconds ?? PROGRESS_DEADLINE;
  if (deadline <= minReadySeconds) {
    const message = `a pod must be ready for ${minReadySeconds} s, and the rollout fails after ${deadline} s${progressDeadlineSeconds === undefined ? ', the default' : ''}`;
    const hint = 'set progressDeadlineSeconds to more than minReadySeconds';
    found.push(errorAt(stack, [...path, 'minReadySeconds'], { code: 'spec/conflict', message, hint }));
  }
  return found;
}

function daemonSet({ updateStrategy = {} }: Of<'daemonSet'>, stack: LayerStack): Diagnostic[] {
  const path = ['workload', 'daemonSet', 'updateStrategy'];
  const { maxSurge = 0, maxUnavailable = 1 } = updateStrategy;
  const found = foreign(path, updateStrategy, 'OnDelete', ['maxSurge', 'maxUnavailable'], stack);
  if (found.length > 0 || isNone(maxSurge) !== isNone(maxUnavailable)) return found;
  const [message, hint] = isNone(maxSurge)
    ? ['no pod may be missing and none may be added: no rollout could ever go on', 'let maxUnavailable be 1']
    : [
        'pods are added before the old ones go, so that none may be missing; the default of maxUnavailable is 1',
        'write maxUnavailable: 0 beside maxSurge',
      ];
  const key = updateStrategy.maxSurge === undefined ? 'maxUnavailable' : 'maxSurge';
  return [errorAt(stack, [...path, key], { code: 'spec/conflict', message, hint })];
}

function statefulSet(
  { volumes }: AppSpec,
  { updateStrategy = {}, persistentVolumeClaimRetentionPolicy }: Of<'statefulSet'>,
  stack: LayerStack,
): Diagnostic[] {
  const path = ['workload', 'statefulSet'];
  const found = foreign([...path, 'updateStrategy'], updateStrategy, 'OnDelete', ['partition'], stack);
  const hasTemplate = Object.values(volumes).some((volume) => 'claimTemplate' in volume);
  if (persistentVolumeClaimRetentionPolicy !== undefined && !hasTemplate) {
    const message = 'the StatefulSet makes no claims that could be kept or deleted';
    const hint = 'give one of volumes a claimTemplate, or take it away';
    const place = [...path, 'persistentVolumeClaimRetentionPolicy'];
    found.push(errorAt(stack, place, { code: 'spec/conflict', message, hint }));
  }
  return found;
}

/** Keys of RollingUpdate beside another type. */
function foreign(
  path: Segments,
  strategy: { readonly type?: string | undefined },
  type: string,
  keys: readonly string[],
  stack: LayerStack,
): Diagnostic[] {
  if (strategy.type !== type) return [];
  return keys
    .filter((key) => key in strategy)
    .map((key) =>
      conflictAt(
        stack,
        [...path, key],
        `${key} belongs to RollingUpdate, and the type is ${type}`,
        'keep one of them',
        {
          path: [...path, 'type'],
          message: 'the type',
        },
      ),
    );
}

function isNone(value: number | string | undefined): boolean {
  return value === 0 || value === '0%';
}
