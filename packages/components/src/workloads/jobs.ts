import { nameLabel, present } from '@nodeless/catalogue/render';
import { canonical, digest, type JsonObject, type Manifest } from '@nodeless/core';
import { JOB_DIGEST_LENGTH, type AppSpec, type CronJobSpec, type JobSpec } from '@nodeless/sources';
import { podTemplate } from './pod-template.ts';

/** Pods that run to an end, again and again. */
export function cronJob(app: AppSpec, cron: CronJobSpec, namespace: string, placement: JsonObject): Manifest {
  const { schedule, timeZone, concurrencyPolicy, startingDeadlineSeconds, suspend } = cron;
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: app.name, namespace, labels: nameLabel(app.name) },
    spec: present({
      schedule,
      timeZone,
      concurrencyPolicy,
      startingDeadlineSeconds,
      suspend: suspend || undefined,
      successfulJobsHistoryLimit: cron.successfulJobsHistoryLimit,
      failedJobsHistoryLimit: cron.failedJobsHistoryLimit,
      jobTemplate: { spec: jobSpec(app, cron, placement) },
    }),
  };
}

/**
 * Pods that run to an end, once. The template of a Job cannot be changed, and with server-side diff not even a replacement of it
 * gets so far: the dry run of the comparison is refused, and the Application stops (Argo CD 3.5). So a Job that is no hook has a
 * digest of its content in its name: a change is another Job, which runs, and the old one is pruned.
 */
export function job(app: AppSpec, options: JobSpec, namespace: string, placement: JsonObject): Manifest {
  const { hook } = options;
  const spec = jobSpec(app, options, placement);
  const name = hook === undefined ? `${app.name}-${contentOf(spec)}` : app.name;
  const annotations = hook && {
    'argocd.argoproj.io/hook': hook.phase,
    'argocd.argoproj.io/hook-delete-policy': [...new Set(hook.deletePolicy)].sort().join(','),
  };
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: present({ name, namespace, labels: nameLabel(app.name), annotations }),
    spec,
  };
}

/**
 * Argo CD compares no hooks, and an app of hooks alone is always in sync: nothing would ever run them. This has a digest of the
 * hook, so that a change of it starts a sync. Source: CompareAppState in controller/state.go of Argo CD v3.5.1
 */
export function hookTrigger(app: AppSpec, hook: Manifest): Manifest {
  const { name, namespace } = hook.metadata;
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: present({ name: hookTriggerName(name), namespace, labels: nameLabel(app.name) }),
    data: { digest: contentOf(hook as JsonObject) },
  };
}

function hookTriggerName(name: string): string {
  return `${name}-hook`;
}

function contentOf(object: JsonObject): string {
  return digest(JSON.stringify(canonical(object))).slice(0, JOB_DIGEST_LENGTH);
}

function jobSpec(app: AppSpec, options: JobSpec | CronJobSpec, placement: JsonObject): JsonObject {
  const { restartPolicy, podFailurePolicy } = options;
  return present({
    backoffLimit: options.backoffLimit,
    activeDeadlineSeconds: options.activeDeadlineSeconds,
    completions: options.completions,
    parallelism: options.parallelism,
    completionMode: options.completionMode,
    ttlSecondsAfterFinished: options.ttlSecondsAfterFinished,
    podFailurePolicy: podFailurePolicy && { rules: podFailurePolicy.map(failureRule) },
    template: podTemplate(app, placement, { restartPolicy }),
  });
}

type FailureRule = NonNullable<JobSpec['podFailurePolicy']>[number];

function failureRule(rule: FailureRule): JsonObject {
  const { action } = rule;
  if ('onPodConditions' in rule)
    return { action, onPodConditions: rule.onPodConditions.map((type) => ({ type, status: 'True' })) };
  const { containerName, operator, values } = rule.onExitCodes;
  // Kubernetes takes them in order and once.
  const sorted = [...new Set(values)].sort((one, other) => one - other);
  return { action, onExitCodes: present({ containerName, operator, values: sorted }) };
}
