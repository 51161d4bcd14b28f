import { conflictAt, errorAt } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import { isJsonObject } from '@nodeless/core';
import {
  governingService,
  isReplicated,
  JOB_DIGEST_LENGTH,
  runsToAnEnd,
  workloadKey,
  workloadKind,
} from '../model/app-workload.ts';
import { servicePorts } from '../model/app-ports.ts';
import type { AppSpec } from '../schema/app.ts';
import type { AppRule } from './rule.ts';

/** A key that some kinds have nothing for: why, and what to write instead. */
interface Misfit {
  readonly path: readonly (string | number)[];
  readonly why: string;
  readonly hint: string;
}

/** What an app says that its kind of workload cannot do. */
export const appWorkloadKeys: AppRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title: 'An app has a key that its kind of workload has no use for',
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/'],
  check({ value: app, stack }) {
    const other = { path: ['workload', workloadKey(app)], message: 'the kind' };
    const isWritten = isJsonObject(stack.value) && 'workload' in stack.value;
    return misfits(app).map(({ path, why, hint }) => {
      const message = `${String(path.at(-1))}: ${why}`;
      return isWritten
        ? conflictAt(stack, path, message, hint, other)
        : errorAt(stack, path, { code: 'spec/conflict', message, hint });
    });
  },
};

function misfits(app: AppSpec): Misfit[] {
  const kind = workloadKind(app);
  const found: Misfit[] = [];
  const add = (isThere: boolean, path: readonly (string | number)[], why: string, hint: string) =>
    isThere && found.push({ path, why, hint });
  if (!isReplicated(app)) {
    const instead =
      kind === 'DaemonSet' ? 'nodePools says on which nodes' : 'write parallelism or completions';
    const number = kind === 'DaemonSet' ? 'it has a pod on each node' : 'its pods run to an end';
    add(app.replicas !== undefined, ['replicas'], `a ${kind} has no number of pods: ${number}`, instead);
    add(app.scaling !== undefined, ['scaling'], `no autoscaler changes a ${kind}`, 'take scaling away');
    const guard = `a PodDisruptionBudget does not know how many pods a ${kind} should have, and blocks every drain`;
    add(app.disruption !== undefined, ['disruption'], guard, 'take disruption away');
  }
  if (runsToAnEnd(app)) {
    const why = `a Service sends nothing to a ${kind}, whose pods run to an end`;
    add(app.ports.length > 0, ['ports'], why, 'take ports away, or make it a Deployment');
    add(app.expose !== undefined, ['expose'], why, 'take expose away, or make it a Deployment');
  }
  const spread = 'a DaemonSet has one pod on each node, and cannot be spread otherwise';
  add(kind === 'DaemonSet' && app.spread.length > 0, ['spread'], spread, 'take spread away');
  for (const [name, volume] of Object.entries(app.volumes)) {
    const isTemplate = 'claimTemplate' in volume && kind !== 'StatefulSet';
    const why = `only a StatefulSet makes a claim for each pod, and this is a ${kind}`;
    const hint = 'write workload: { statefulSet: {} }, or ephemeral for a volume that goes with its pod';
    add(isTemplate, ['volumes', name, 'claimTemplate'], why, hint);
  }
  return found;
}

/** What a kind adds to its name for pods, whose labels take 63 characters. */
const LONGEST_LABEL = 63;

/**
 * Pods of a StatefulSet have a label with its name and a hash of at most ten characters, Jobs of a CronJob its name and the
 * minute, pods of a Job its name.
 * Sources: pkg/controller/history (ControllerRevisionName), pkg/apis/batch/validation/validation.go (ValidateCronJobCreate,
 * ValidateJobSpec) of Kubernetes v1.35
 */
export const appWorkloadNames: AppRule = {
  codes: [VALUE_CODES['spec/invalid-name'], VALUE_CODES['spec/conflict']],
  title:
    'The name of an app is too long for its kind of workload, or its headless Service has the name of another',
  references: [
    'pkg/apis/batch/validation/validation.go (ValidateCronJobCreate) of Kubernetes v1.35',
    'pkg/controller/history/controller_history.go (ControllerRevisionName) of Kubernetes v1.35',
  ],
  check({ value: app, stack }) {
    const added = addedTo(app);
    const most = LONGEST_LABEL - added;
    const kind = workloadKind(app);
    const isLong = app.name.length > most;
    const message = `the name has ${app.name.length} characters, and that of a ${kind} ${added === 0 ? '' : 'here '}takes ${most}: Kubernetes adds to it for pods`;
    const tooLong = isLong
      ? [errorAt(stack, ['name'], { code: 'spec/invalid-name', message, hint: 'choose a shorter name' })]
      : [];
    if (governingService(app) !== app.name || servicePorts(app).length === 0) return tooLong;
    const twice = conflictAt(
      stack,
      ['workload', 'statefulSet', 'serviceName'],
      `the Service for the ports is called ${JSON.stringify(app.name)} already, and the headless one needs another name`,
      'choose another serviceName, or leave it out',
      { path: ['ports'], message: 'the ports' },
    );
    return [...tooLong, twice];
  },
};

function addedTo({ workload }: AppSpec): number {
  if ('statefulSet' in workload) return 11;
  if ('cronJob' in workload) return 11 + indexLength(workload.cronJob);
  if (!('job' in workload)) return 0;
  return (workload.job.hook === undefined ? JOB_DIGEST_LENGTH + 1 : 0) + indexLength(workload.job);
}

/** Pods of an indexed Job have its name and their number as their host name. */
function indexLength({
  completionMode,
  completions = 1,
}: {
  readonly completionMode?: string | undefined;
  readonly completions?: number | undefined;
}): number {
  return completionMode === 'Indexed' ? String(completions - 1).length + 1 : 0;
}
