import {
  atLeast,
  fieldsOf,
  filled,
  isEmpty,
  isSet,
  mapsOf,
  only,
  reportAt,
  within,
  type TypeRule,
  type TypeRules,
} from './rule.ts';
import { numberOrPercent } from './workloads.ts';

/** The part of a metric that each type has. */
const PARTS: { readonly [type: string]: string } = {
  ContainerResource: 'containerResource',
  External: 'external',
  Object: 'object',
  Pods: 'pods',
  Resource: 'resource',
};

const part: TypeRule = (value, walk) => {
  const wanted = PARTS[String(value['type'])];
  if (wanted === undefined) return;
  if (!isSet(value[wanted]))
    walk.reportBelow(wanted, 'invalid', `is required for the type ${String(value['type'])}`);
  for (const other of Object.values(PARTS))
    if (other !== wanted && isSet(value[other]))
      walk.reportBelow(other, 'invalid', `must not be there for the type ${String(value['type'])}`);
};

const TARGETS = ['averageUtilization', 'averageValue', 'value'];

const isPositive = (amount: unknown) => !isSet(amount) || Number.parseFloat(String(amount)) > 0;

const positive: TypeRule = (value, walk) => {
  for (const name of TARGETS)
    if (!isPositive(value[name]))
      walk.reportBelow(name, 'invalid', `must be more than 0, not ${String(value[name])}`);
};

/** What a target of each metric may be: one of these, and no two. */
function target(...names: readonly string[]): TypeRule {
  return (value, walk) => {
    const said = names.filter((name) => isSet(fieldsOf(value['target'])[name]));
    if (said.length === 0) reportAt(walk, ['target'], `needs ${names.join(' or ')}`);
    for (const second of said.slice(1))
      reportAt(walk, ['target', second], `must not stand beside ${String(said[0])}`);
  };
}

const metricName: TypeRule = ({ metric }, walk) => {
  if (isEmpty(fieldsOf(metric)['name'])) reportAt(walk, ['metric', 'name'], 'is required');
};

const bounds: TypeRule = ({ minReplicas, maxReplicas }, walk) => {
  if (typeof maxReplicas === 'number' && typeof minReplicas === 'number' && maxReplicas < minReplicas)
    walk.reportBelow('maxReplicas', 'invalid', `must not be less than minReplicas (${minReplicas})`);
};

/** What scales is a kind of a group: an apiVersion without one is of the core group, which has no Deployment. */
const scaleTarget: TypeRule = ({ scaleTargetRef }, walk) => {
  const { apiVersion, kind } = fieldsOf(scaleTargetRef);
  if (kind === 'ReplicationController' || /^[^/]+\/[^/]+$/.test(String(apiVersion ?? ''))) return;
  reportAt(walk, ['scaleTargetRef', 'apiVersion'], 'must name group and version, as apps/v1');
};

/** Source: pkg/apis/autoscaling/validation and pkg/apis/policy/validation of Kubernetes 1.35.4. */
export const AUTOSCALING_RULES: TypeRules = {
  'api.autoscaling.HorizontalPodAutoscaler': [filled('spec')],
  'api.autoscaling.HorizontalPodAutoscalerSpec': [
    atLeast(1, 'maxReplicas', 'minReplicas', 'targetCPUUtilizationPercentage'),
    bounds,
    scaleTarget,
    ({ metrics }, walk) => {
      mapsOf(metrics).forEach((metric, index) => {
        if (isEmpty(metric['type'])) reportAt(walk, ['metrics', index, 'type'], 'is required');
      });
    },
  ],
  'api.autoscaling.CrossVersionObjectReference': [filled('kind', 'name')],
  'api.autoscaling.MetricSpec': [part],
  'api.autoscaling.MetricTarget': [
    filled('type'),
    only(['AverageValue', 'Utilization', 'Value'], 'type'),
    positive,
  ],
  'api.autoscaling.ResourceMetricSource': [filled('name'), target('averageUtilization', 'averageValue')],
  'api.autoscaling.ContainerResourceMetricSource': [
    filled('name', 'container'),
    target('averageUtilization', 'averageValue'),
  ],
  'api.autoscaling.PodsMetricSource': [metricName, target('averageValue')],
  'api.autoscaling.ObjectMetricSource': [metricName, target('averageValue', 'value')],
  'api.autoscaling.ExternalMetricSource': [metricName, target('averageValue', 'value')],
  'api.autoscaling.HPAScalingRules': [
    within(0, 3600, 'stabilizationWindowSeconds'),
    ({ policies }, walk) => {
      if (!isSet(policies)) return;
      if (isEmpty(policies)) walk.reportBelow('policies', 'invalid', 'must not be empty');
    },
  ],
  'api.autoscaling.HPAScalingPolicy': [filled('type'), atLeast(1, 'value'), within(1, 1800, 'periodSeconds')],
  'api.policy.PodDisruptionBudgetSpec': [
    numberOrPercent(100, 'maxUnavailable', 'minAvailable'),
    ({ maxUnavailable, minAvailable }, walk) => {
      if (isSet(maxUnavailable) && isSet(minAvailable))
        walk.reportBelow('maxUnavailable', 'invalid', 'must not stand beside minAvailable');
    },
  ],
};
