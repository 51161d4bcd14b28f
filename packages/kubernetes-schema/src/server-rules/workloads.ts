import { percent } from './forms.ts';
import { selects } from './metadata.ts';
import { mounted } from './pods.ts';
import {
  atLeast,
  fieldsOf,
  filled,
  isEmpty,
  isSet,
  only,
  reportAt,
  type Fields,
  type TypeRule,
  type TypeRules,
} from './rule.ts';

/** A workload finds its pods by the labels that it gives them, and an empty selector finds none of its own. */
export const ownPods: TypeRule = ({ selector, template }, walk) => {
  if (isEmpty(fieldsOf(selector)['matchLabels']) && isEmpty(fieldsOf(selector)['matchExpressions']))
    walk.reportBelow('selector', 'invalid', 'must not be empty');
  else if (!selects(selector, fieldsOf(fieldsOf(template)['metadata'])['labels']))
    reportAt(walk, ['template', 'metadata', 'labels'], 'must be what the selector asks for');
};

/** @param allowed what the pods of the workload may do when they end; nothing said is Always */
export function restartPolicy(...allowed: readonly string[]): TypeRule {
  return ({ template }, walk) => {
    const spec = fieldsOf(fieldsOf(template)['spec']);
    const said = isEmpty(spec['restartPolicy']) ? 'Always' : spec['restartPolicy'];
    if (!allowed.includes(String(said)))
      reportAt(
        walk,
        ['template', 'spec', 'restartPolicy'],
        `must be ${allowed.join(' or ')}, not ${String(said)}`,
      );
  };
}

/** Pods that are to run for ever have no deadline. */
const noDeadline: TypeRule = ({ template }, walk) => {
  if (isSet(fieldsOf(fieldsOf(template)['spec'])['activeDeadlineSeconds']))
    reportAt(walk, ['template', 'spec', 'activeDeadlineSeconds'], 'belongs to pods of Jobs');
};

const RUNS_FOR_EVER = [ownPods, restartPolicy('Always'), noDeadline, mounted('template', 'spec')];

/** A number, or a share of the pods. */
export function numberOrPercent(most: number, ...names: readonly string[]): TypeRule {
  return (value, walk) => {
    for (const name of names) {
      const amount = value[name];
      const isBad =
        typeof amount === 'string'
          ? !percent.matches(amount) || Number.parseInt(amount, 10) > most
          : typeof amount === 'number' && amount < 0;
      if (isBad)
        walk.reportBelow(
          name,
          'invalid',
          `must be ${percent.meaning}${most < Infinity ? ', 100% at most' : ''}, not ${JSON.stringify(amount)}`,
        );
    }
  };
}

const isNothing = (amount: unknown) => amount === 0 || (typeof amount === 'string' && /^0+%$/.test(amount));

/** @param surge whether pods are added where the field is left out: a quarter of them in a Deployment, none in a DaemonSet */
function somethingMoves(defaults: {
  readonly maxSurge: unknown;
  readonly maxUnavailable: unknown;
}): TypeRule {
  return ({ maxSurge, maxUnavailable }, walk) => {
    if (isNothing(maxSurge ?? defaults.maxSurge) && isNothing(maxUnavailable ?? defaults.maxUnavailable))
      walk.reportBelow(
        'maxUnavailable',
        'invalid',
        'must not be 0 where maxSurge is 0: no pod could ever be replaced',
      );
  };
}

const oneOfSurgeAndUnavailable: TypeRule = ({ maxSurge, maxUnavailable }, walk) => {
  if (isSet(maxSurge) && !isNothing(maxSurge) && !isNothing(maxUnavailable ?? 1))
    walk.reportBelow(
      'maxSurge',
      'invalid',
      'must be 0 where maxUnavailable is not: one of them moves pods of a DaemonSet',
    );
};

function strategy(field: string, types: readonly string[]): TypeRule {
  return (value, walk) => {
    if (!isSet(value[field])) return;
    const { type, rollingUpdate }: Fields = fieldsOf(value[field]);
    if (!isEmpty(type) && !types.includes(String(type)))
      reportAt(walk, [field, 'type'], `must be one of ${types.join(', ')}, not ${JSON.stringify(type)}`);
    else if (!isEmpty(type) && type !== 'RollingUpdate' && isSet(rollingUpdate))
      reportAt(walk, [field, 'rollingUpdate'], `must not stand beside the type ${String(type)}`);
  };
}

/** Seconds after which a rollout counts as failed, where a Deployment does not say. */
const PROGRESS_SECONDS = 600;

const deadline: TypeRule = ({ progressDeadlineSeconds, minReadySeconds }, walk) => {
  const [most, least] = [Number(progressDeadlineSeconds ?? PROGRESS_SECONDS), Number(minReadySeconds ?? 0)];
  if (most <= least)
    walk.reportBelow(
      'progressDeadlineSeconds',
      'invalid',
      `must be more than minReadySeconds (${least})${isSet(progressDeadlineSeconds) ? '' : `, and is ${PROGRESS_SECONDS} where nothing is said`}`,
    );
};

/** Source: pkg/apis/apps/validation/validation.go of Kubernetes 1.35.4. */
export const WORKLOAD_RULES: TypeRules = {
  'api.apps.Deployment': [filled('spec')],
  'api.apps.DeploymentSpec': [
    ...RUNS_FOR_EVER,
    atLeast(0, 'replicas', 'minReadySeconds', 'revisionHistoryLimit'),
    strategy('strategy', ['Recreate', 'RollingUpdate']),
    deadline,
  ],
  'api.apps.RollingUpdateDeployment': [
    numberOrPercent(Infinity, 'maxSurge'),
    numberOrPercent(100, 'maxUnavailable'),
    somethingMoves({ maxSurge: '25%', maxUnavailable: '25%' }),
  ],
  'api.apps.StatefulSet': [filled('spec')],
  'api.apps.StatefulSetSpec': [
    ...RUNS_FOR_EVER,
    atLeast(0, 'replicas', 'minReadySeconds', 'revisionHistoryLimit'),
    only(['OrderedReady', 'Parallel'], 'podManagementPolicy'),
    strategy('updateStrategy', ['OnDelete', 'RollingUpdate']),
    ({ volumeClaimTemplates }, walk) => {
      if (!Array.isArray(volumeClaimTemplates)) return;
      volumeClaimTemplates.forEach((template, index) => {
        const { metadata, spec } = fieldsOf(template);
        if (isEmpty(fieldsOf(metadata)['name']))
          reportAt(walk, ['volumeClaimTemplates', index, 'metadata', 'name'], 'is required');
        if (isEmpty(spec)) reportAt(walk, ['volumeClaimTemplates', index, 'spec'], 'is required');
      });
    },
  ],
  'api.apps.StatefulSetOrdinals': [atLeast(0, 'start')],
  'api.apps.RollingUpdateStatefulSetStrategy': [
    atLeast(0, 'partition'),
    numberOrPercent(100, 'maxUnavailable'),
    ({ maxUnavailable }, walk) => {
      if (isNothing(maxUnavailable)) walk.reportBelow('maxUnavailable', 'invalid', 'must not be 0');
    },
  ],
  'api.apps.DaemonSet': [filled('spec')],
  'api.apps.DaemonSetSpec': [
    ...RUNS_FOR_EVER,
    atLeast(0, 'minReadySeconds', 'revisionHistoryLimit'),
    strategy('updateStrategy', ['OnDelete', 'RollingUpdate']),
  ],
  'api.apps.RollingUpdateDaemonSet': [
    numberOrPercent(100, 'maxSurge', 'maxUnavailable'),
    somethingMoves({ maxSurge: 0, maxUnavailable: 1 }),
    oneOfSurgeAndUnavailable,
  ],
  'api.apps.ReplicaSet': [filled('spec')],
  'api.apps.ReplicaSetSpec': [...RUNS_FOR_EVER, atLeast(0, 'replicas', 'minReadySeconds')],
  'api.core.PodTemplateSpec': [filled('spec')],
};
