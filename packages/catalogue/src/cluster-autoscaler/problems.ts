import type { Diagnostic } from '@nodeless/core';
import type { ClusterFacts, ComputeFacts, NodeGroupFacts, SchedulingFacts } from '../cluster-facts.ts';
import type { SourceRuleInput } from '../component.ts';
import { conflictAt, errorAt, type Places, type Segments } from '../places.ts';
import { quote } from '../schema/quote.ts';
import { suggestion } from '../schema/suggest.ts';
import type { ClusterAutoscalerSchema, ClusterAutoscalerSpec } from './options.ts';
import type { ClusterAutoscalerRelease } from './release.ts';
import { MAX_LABEL_KEY_IN_TAG } from './tags.ts';

const PATH: Segments = ['components', 'clusterAutoscaler'];
const IMAGES: Segments = ['versions', 'clusterAutoscaler', 'images'];

/**
 * What the Cluster Autoscaler needs, and what it cannot share with Karpenter.
 * Sources: https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.35.2/cluster-autoscaler/README.md (one
 * release a minor version), cluster-autoscaler/expander/priority/readme.md,
 * https://karpenter.sh/docs/getting-started/migrating-from-cas/
 */
export function problems({
  cluster: { compute, kubernetes, network, scheduling },
  options,
  release,
  places,
}: SourceRuleInput<typeof ClusterAutoscalerSchema, typeof ClusterAutoscalerRelease>): Diagnostic[] {
  return [
    ...(network === undefined ? [] : checkInstanceList(options, network, places)),
    ...(release === undefined || kubernetes === undefined ? [] : checkImage(release, kubernetes, places)),
    ...(scheduling === undefined ? [] : checkExpendable(scheduling, places)),
    ...(compute === undefined
      ? []
      : [
          ...checkGroups(compute, places),
          ...checkKarpenter(compute, places),
          ...checkPriorities(options, compute, places),
          ...checkLabels(compute, places),
        ]),
  ];
}

/** Source: cluster-autoscaler/cloudprovider/aws/README.md, "Common Notes and Gotchas": it may crash when it starts. */
function checkInstanceList(
  { useStaticInstanceList }: ClusterAutoscalerSpec,
  { privateCluster }: ClusterFacts['network'],
  places: Places,
): Diagnostic[] {
  if (useStaticInstanceList !== false || !privateCluster.enabled) return [];
  const message =
    'in a fully private cluster the Cluster Autoscaler may not get the sizes of instance types, and crash';
  const other = { path: ['network', 'privateCluster', 'enabled'], message: 'the cluster is fully private' };
  return [conflictAt(places, [...PATH, 'useStaticInstanceList'], message, 'leave it out', other)];
}

function checkImage(
  { images }: ClusterAutoscalerRelease,
  { version }: ClusterFacts['kubernetes'],
  places: Places,
): Diagnostic[] {
  const image = images[version];
  const kubernetes = { path: ['kubernetes', 'version'], message: `Kubernetes is ${version}` };
  if (image === undefined) {
    const message = `the Cluster Autoscaler has no image for Kubernetes ${version}`;
    const hint = `name it in clusters/fleet.yaml: versions.clusterAutoscaler.images: { "${version}": registry.k8s.io/autoscaling/cluster-autoscaler:v${version}.0 }`;
    return [conflictAt(places, PATH, message, hint, kubernetes)];
  }
  const minor = /:v?(\d+\.\d+)\.\d+/.exec(image)?.[1];
  if (minor === undefined || minor === version) return [];
  const message = `the image for Kubernetes ${version} is that of ${minor}, whose scheduler decides otherwise`;
  const hint = `choose a release v${version}.x`;
  return [conflictAt(places, [...IMAGES, version], message, hint, kubernetes)];
}

/** Pods below it make no group grow, and are no reason to keep a node: --expendable-pods-priority-cutoff. Source: cluster-autoscaler/FAQ.md */
const EXPENDABLE = -10;

/** Pause pods that it passes over hold nothing. */
function checkExpendable({ headroom, priorityClasses }: SchedulingFacts, places: Places): Diagnostic[] {
  const index = priorityClasses.findIndex(({ name }) => name === headroom?.priorityClass);
  const pause = priorityClasses[index];
  if (headroom?.by !== 'pause-pods' || pause === undefined || pause.value >= EXPENDABLE) return [];
  const message = `the pause pods have the priority ${pause.value}, and the Cluster Autoscaler makes no node for pods below ${EXPENDABLE}: headroom would hold nothing`;
  const hint = `give the PriorityClass ${quote(pause.name)} a value from ${EXPENDABLE} on, below those of all other pods`;
  return [
    conflictAt(places, ['scheduling', 'priorityClasses', index, 'value'], message, hint, {
      path: PATH,
      message: 'the Cluster Autoscaler',
    }),
  ];
}

type Groups = readonly NodeGroupFacts[];

function groupsOf({ managedNodeGroups, selfManagedNodeGroups }: ComputeFacts): Groups {
  return [...managedNodeGroups, ...selfManagedNodeGroups];
}

function growing(compute: ComputeFacts): Groups {
  return groupsOf(compute).filter(({ scaling }) => scaling.min < scaling.max);
}

function checkGroups(compute: ComputeFacts, places: Places): Diagnostic[] {
  if (growing(compute).length > 0) return [];
  const message = 'the Cluster Autoscaler has nothing to do: no node group has a min below its max';
  const hint = 'raise scaling.max of a node group, or remove the component';
  return [conflictAt(places, PATH, message, hint, { path: ['compute'], message: 'the node groups' })];
}

/** Both answer a pod that waits. Only taints on one side, and tolerations, keep them apart. */
function checkKarpenter(compute: ComputeFacts, places: Places): Diagnostic[] {
  const group = growing(compute).find(({ taints }) => taints.length === 0);
  const index = compute.karpenter.nodePools.findIndex(({ taints }) => taints.length === 0);
  const pool = compute.karpenter.nodePools[index];
  if (group === undefined || pool === undefined) return [];
  const message = `for one pod that waits the Cluster Autoscaler would grow the node group ${quote(group.name)}, and Karpenter the node pool ${quote(pool.name)}`;
  const hint = 'let Karpenter alone make nodes (clusterAutoscaler: false), or give one side taints';
  const other = { path: ['compute', 'karpenter', 'nodePools', index], message: 'the node pool' };
  return [conflictAt(places, PATH, message, hint, other)];
}

function checkPriorities(
  { expander, priorities }: ClusterAutoscalerSpec,
  compute: ComputeFacts,
  places: Places,
): Diagnostic[] {
  const at: Segments = [...PATH, 'priorities'];
  const chosen = { path: [...PATH, 'expander'], message: `expander is ${expander}` };
  if (priorities === undefined) {
    if (expander !== 'priority') return [];
    const message = 'the expander priority knows no priorities, and would choose at random';
    const hint = 'add priorities: [{ priority: 10, nodeGroups: [...] }]';
    return [errorAt(places, chosen.path, { code: 'spec/missing-key', message, hint })];
  }
  if (expander !== 'priority') {
    const message = `priorities have no effect with the expander ${expander}`;
    return [conflictAt(places, at, message, 'write expander: priority', chosen)];
  }
  const known = groupsOf(compute).map(({ name }) => name);
  return priorities.flatMap(({ nodeGroups }, index) =>
    nodeGroups.flatMap((name, position) => {
      if (known.includes(name)) return [];
      const message = `there is no node group ${quote(name)}`;
      const hint = suggestion(name, known) ?? 'name one of compute.managedNodeGroups';
      const path = [...at, index, 'nodeGroups', position];
      return [errorAt(places, path, { code: 'spec/conflict', message, hint })];
    }),
  );
}

/** A label becomes a tag of the Auto Scaling group, whose key has 128 characters. */
function checkLabels({ selfManagedNodeGroups }: ComputeFacts, places: Places): Diagnostic[] {
  return selfManagedNodeGroups.flatMap(({ labels, taints }, index) => {
    const path: Segments = ['compute', 'selfManagedNodeGroups', index];
    const keys = [
      ...Object.keys(labels).map((key) => ({ key, at: ['labels', key] })),
      ...taints.map(({ key }, position) => ({ key, at: ['taints', position, 'key'] })),
    ];
    return keys
      .filter(({ key }) => key.length > MAX_LABEL_KEY_IN_TAG)
      .map(({ key, at }) => {
        const message = `${key} has ${key.length} characters; in a tag for the Cluster Autoscaler ${MAX_LABEL_KEY_IN_TAG} have room`;
        const other = { path: PATH, message: 'the Cluster Autoscaler' };
        return conflictAt(places, [...path, ...at], message, 'choose a shorter key', other);
      });
  });
}
