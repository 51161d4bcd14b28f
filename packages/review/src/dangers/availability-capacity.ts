import { at, maps } from '@nodeless/core';
import { parseQuantity } from '@nodeless/contracts/kubernetes';
import {
  fargateProfileOf,
  nodePoolViews,
  podDemand,
  refusal,
  type FargateProfile,
} from '@nodeless/contracts/placement';
import { touches, valueAt } from '../classify/pattern.ts';
import { leaves } from '../compare/leaves.ts';
import type { Change } from '../compare/match.ts';
import { isKind, type TreeObject } from '../objects/tree-object.ts';
import type { FieldChange } from '../report/field-change.ts';
import { autoscalerOf } from './autoscaler.ts';
import type { ClusterContext } from './context.ts';
import { podOf, resourceOf } from './pod.ts';
import type { ChangeRule, Hit } from './rule.ts';

/** Kinds whose pods are counted, with how many there are of each. */
const COUNTED = ['Deployment', 'StatefulSet', 'ReplicaSet'];

/** From several pods to one, by the workload itself or by the least that its autoscaler may choose. */
function singleReplica(change: Change, context: ClusterContext): Hit[] {
  if (change.operation === 'added' || change.operation === 'removed' || !context.isProduction) return [];
  const { before, after } = change;
  const isWorkload = isKind(after, 'apps', 'Deployment', 'StatefulSet');
  if (!isWorkload && !isKind(after, 'autoscaling', 'HorizontalPodAutoscaler')) return [];
  const path = isWorkload ? 'spec.replicas' : 'spec.minReplicas';
  const [was, now] = [before, after].map(({ value }) => valueAt(value, path) ?? 1);
  const field = change.fields.find((one) => touches(one, path));
  if (field === undefined || typeof was !== 'number' || was < 2 || now !== 1) return [];
  if (isWorkload && field.after === undefined && autoscalerOf(after, context) !== undefined) return [];
  return [
    {
      what: isWorkload ? `runs one pod instead of ${was}` : `may scale down to one pod instead of ${was}`,
      field,
    },
  ];
}

/** In production each limit that falls; elsewhere one that is less than what its pods ask for. */
function lowerLimits(change: Change, context: ClusterContext): Hit[] {
  if (change.operation !== 'changed' || !isKind(change.after, 'karpenter.sh', 'NodePool')) return [];
  const { after } = change;
  return leaves(change.fields)
    .filter((field) => touches(field, 'spec.limits') && field.path.length === 3 && falls(field))
    .flatMap((field): Hit[] => {
      const name = String(field.path[2]);
      const [was, now] = [field.before, field.after].map(String);
      const asked = askedOfPool(name, after, context);
      const isShort = asked !== undefined && asked > (parseQuantity(now ?? '') ?? Infinity);
      if (!isShort && !context.isProduction) return [];
      const shortfall = isShort ? `, below the ${shown(name, asked)} that pods ask of this pool alone` : '';
      const how =
        field.before === undefined
          ? `sets a limit of ${name}: ${now}`
          : `lowers its limit of ${name} from ${was} to ${now}`;
      return [{ what: `${how}${shortfall}`, field }];
    });
}

function falls({ before, after }: FieldChange): boolean {
  const now = after === undefined ? undefined : parseQuantity(String(after));
  const was = before === undefined ? Infinity : parseQuantity(String(before));
  return now !== undefined && was !== undefined && now < was;
}

/** What pods that no other pool takes ask for, in the unit of the resource; undefined for what is not counted. */
function askedOfPool(name: string, pool: TreeObject, context: ClusterContext): number | undefined {
  if (name !== 'cpu' && name !== 'memory') return undefined;
  const objects = context.objects('head', (path) => path.includes('/manifests/'));
  const views = nodePoolViews(objects.map(resourceOf));
  const own = views.find((view) => view.name === pool.ref.name);
  if (own === undefined) return undefined;
  const profiles = context
    .objects('head', (path) => path.includes('/rendered/eksctl/'))
    .flatMap(({ value }) => maps(value['fargateProfiles'])) as unknown as FargateProfile[];
  const demands = objects
    .filter(({ ref }) => ref.group === 'apps' && COUNTED.includes(ref.kind))
    .flatMap((object) => {
      const pod = podOf(object);
      if (pod === undefined || fargateProfileOf(profiles, pod) !== undefined) return [];
      if (refusal(own, pod.spec) !== undefined) return [];
      if (views.some((view) => view !== own && refusal(view, pod.spec) === undefined)) return [];
      const replicas = at(object.value, 'spec', 'replicas') ?? 1;
      const { cpuMillis, memoryMiB } = podDemand(pod.spec);
      return typeof replicas === 'number'
        ? [replicas * (name === 'cpu' ? cpuMillis / 1000 : memoryMiB * 1024 ** 2)]
        : [];
    });
  return demands.reduce((sum, demand) => sum + demand, 0);
}

function shown(name: string, amount: number): string {
  return name === 'cpu' ? String(amount) : `${Math.ceil(amount / 1024 ** 3)}Gi`;
}

/** Less room than before. */
export const AVAILABILITY_CAPACITY: readonly ChangeRule[] = [
  {
    id: 'availability/single-replica',
    severity: 'warning',
    class: 'availability',
    match: singleReplica,
    consequence: 'each update, drain or lost node stops what it serves',
    remedy: 'keep two pods at least in production, spread over zones',
    source: 'https://docs.aws.amazon.com/eks/latest/best-practices/application.html',
  },
  {
    id: 'availability/pool-limits',
    severity: 'warning',
    class: 'availability',
    match: lowerLimits,
    consequence:
      'Karpenter makes no node above the limit: nodes that are there stay, and pods that lose theirs may wait for ever',
    remedy: 'look at status.resources of the pool first, and keep the limit above it',
    source: 'https://karpenter.sh/docs/concepts/nodepools/#speclimits',
  },
];
