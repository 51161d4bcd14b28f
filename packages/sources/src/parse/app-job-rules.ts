import { conflictAt, errorAt, type Segments } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import { suggestion } from '@nodeless/catalogue/schema';
import type { Diagnostic } from '@nodeless/core';
import type { LayerStack } from '../layers/stack.ts';
import { containersOf } from '../model/app-containers.ts';
import type { AppSpec } from '../schema/app.ts';
import type { CronJobSpec, JobSpec } from '../schema/app/job.ts';
import type { AppRule } from './rule.ts';

/**
 * What kube-apiserver refuses of Jobs, and what Argo CD would run without end or never.
 * Sources: `validateJobSpec` and `validatePodFailurePolicy` in pkg/apis/batch/validation/validation.go of Kubernetes v1.35;
 * https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/
 */
export const appJobs: AppRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title: 'A Job of an app would be refused, never start, or run without end',
  references: [
    'pkg/apis/batch/validation/validation.go (ValidateJobSpec) of Kubernetes v1.35',
    'https://kubernetes.io/docs/concepts/workloads/controllers/job/',
    'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/',
  ],
  check({ value: app, stack }) {
    const { workload } = app;
    if ('cronJob' in workload) return common(app, workload.cronJob, ['workload', 'cronJob'], stack);
    if (!('job' in workload)) return [];
    const path = ['workload', 'job'];
    return [...common(app, workload.job, path, stack), ...synced(app, workload.job, path, stack)];
  },
};

function common(
  app: AppSpec,
  { completionMode, completions, podFailurePolicy = [], restartPolicy }: JobSpec | CronJobSpec,
  path: Segments,
  stack: LayerStack,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (completionMode === 'Indexed' && completions === undefined) {
    const message = 'pods are numbered up to completions, which is not set';
    const hint = 'add completions';
    found.push(errorAt(stack, [...path, 'completionMode'], { code: 'spec/conflict', message, hint }));
  }
  if (podFailurePolicy.length > 0 && restartPolicy !== 'Never') {
    const message =
      'podFailurePolicy looks at pods that have failed, and with OnFailure the same pod starts again';
    const other = { path: [...path, 'restartPolicy'], message: 'OnFailure' };
    found.push(
      conflictAt(stack, [...path, 'podFailurePolicy'], message, 'write restartPolicy: Never', other),
    );
  }
  for (const [index, rule] of podFailurePolicy.entries()) {
    if (!('onExitCodes' in rule)) continue;
    const { operator, values, containerName } = rule.onExitCodes;
    const place = [...path, 'podFailurePolicy', index, 'onExitCodes'];
    const zero = values.indexOf(0);
    if (operator === 'In' && zero >= 0) {
      const message = '0 is success, and no pod fails with it';
      const hint = 'take 0 away, or write operator: NotIn';
      found.push(errorAt(stack, [...place, 'values', zero], { code: 'spec/conflict', message, hint }));
    }
    const names = containersOf(app).map(({ name }) => name);
    if (containerName !== undefined && !names.includes(containerName)) {
      const message = `the pods have no container ${JSON.stringify(containerName)}`;
      const hint = suggestion(containerName, names) ?? `known: ${names.join(', ')}`;
      found.push(errorAt(stack, [...place, 'containerName'], { code: 'spec/conflict', message, hint }));
    }
  }
  return found;
}

function synced(
  { config, serviceAccount }: AppSpec,
  { hook, ttlSecondsAfterFinished }: JobSpec,
  path: Segments,
  stack: LayerStack,
): Diagnostic[] {
  if (hook === undefined && ttlSecondsAfterFinished !== undefined) {
    const message = 'Kubernetes deletes the Job, Argo CD makes it again, and it runs without end';
    const hint = 'take it away, make the Job a hook, or use a CronJob';
    return [errorAt(stack, [...path, 'ttlSecondsAfterFinished'], { code: 'spec/conflict', message, hint })];
  }
  if (hook?.phase !== 'PreSync') return [];
  const own = [
    ...(Object.keys(config).length > 0 ? ['config'] : []),
    ...(serviceAccount === undefined ? [] : ['serviceAccount']),
  ];
  return own.map((key) =>
    conflictAt(
      stack,
      [key],
      `the Job runs before Argo CD applies ${key === 'config' ? 'the ConfigMaps' : 'the service account'} of the app: the first time its pods would not start, later they would have the last ones`,
      'write phase: Sync',
      { path: [...path, 'hook', 'phase'], message: 'it runs before the sync' },
    ),
  );
}
