import type { Diagnostic } from '@nodeless/core';
import type { LayerStack, Segments } from '../layers/stack.ts';
import { autoModeOf } from '../model/auto-mode.ts';
import { MAX_LABEL_KEY_IN_TAG } from '../model/cluster-autoscaler.ts';
import { quote } from '../quote.ts';
import { suggestion } from '../read/suggest.ts';
import type { ClusterAutoscalerSpec } from '../schema/cluster-autoscaler.ts';
import type { ClusterSpec } from '../schema/cluster.ts';
import { conflictAt } from './conflict-at.ts';
import { errorAt } from './error-at.ts';

const PATH: Segments = ['components', 'clusterAutoscaler'];
const IMAGES: Segments = ['versions', 'clusterAutoscaler', 'images'];

/**
 * What the Cluster Autoscaler needs, and what it cannot share with Karpenter.
 * Sources: https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.35.2/cluster-autoscaler/README.md (one
 * release a minor version), cluster-autoscaler/expander/priority/readme.md,
 * https://karpenter.sh/docs/getting-started/migrating-from-cas/
 */
export function checkClusterAutoscaler(
  { components, compute, kubernetes, network, versions }: Partial<ClusterSpec>,
  stack: LayerStack,
): Diagnostic[] {
  const settings = components?.clusterAutoscaler;
  if (settings === undefined || settings === false) return [];
  // Refused beside EKS Auto Mode altogether.
  if (compute !== undefined && autoModeOf({ compute }) !== undefined) return [];
  return [
    ...(network === undefined ? [] : checkInstanceList(settings, network, stack)),
    ...(versions === undefined || kubernetes === undefined ? [] : checkImage(versions, kubernetes, stack)),
    ...(compute === undefined
      ? []
      : [
          ...checkGroups(compute, stack),
          ...checkKarpenter(compute, stack),
          ...checkPriorities(settings, compute, stack),
          ...checkLabels(compute, stack),
        ]),
  ];
}

/** Source: cluster-autoscaler/cloudprovider/aws/README.md, "Common Notes and Gotchas": it may crash when it starts. */
function checkInstanceList(
  { useStaticInstanceList }: ClusterAutoscalerSpec,
  { privateCluster }: ClusterSpec['network'],
  stack: LayerStack,
): Diagnostic[] {
  if (useStaticInstanceList !== false || !privateCluster.enabled) return [];
  const message =
    'in a fully private cluster the Cluster Autoscaler may not get the sizes of instance types, and crash';
  const other = { path: ['network', 'privateCluster', 'enabled'], message: 'the cluster is fully private' };
  return [conflictAt(stack, [...PATH, 'useStaticInstanceList'], message, 'leave it out', other)];
}

function checkImage(
  { clusterAutoscaler }: ClusterSpec['versions'],
  { version }: ClusterSpec['kubernetes'],
  stack: LayerStack,
): Diagnostic[] {
  const image = clusterAutoscaler?.images[version];
  const kubernetes = { path: ['kubernetes', 'version'], message: `Kubernetes is ${version}` };
  if (image === undefined) {
    const message =
      clusterAutoscaler === undefined
        ? 'the Cluster Autoscaler has no release: versions.clusterAutoscaler is missing'
        : `the Cluster Autoscaler has no image for Kubernetes ${version}`;
    const hint = `name it in clusters/fleet.yaml: versions.clusterAutoscaler.images: { "${version}": registry.k8s.io/autoscaling/cluster-autoscaler:v${version}.0 }`;
    return [conflictAt(stack, PATH, message, hint, kubernetes)];
  }
  const minor = /:v?(\d+\.\d+)\.\d+/.exec(image)?.[1];
  if (minor === undefined || minor === version) return [];
  const message = `the image for Kubernetes ${version} is that of ${minor}, whose scheduler decides otherwise`;
  const hint = `choose a release v${version}.x`;
  return [conflictAt(stack, [...IMAGES, version], message, hint, kubernetes)];
}

type Groups = readonly ClusterSpec['compute']['managedNodeGroups' | 'selfManagedNodeGroups'][number][];

function groupsOf({ managedNodeGroups, selfManagedNodeGroups }: ClusterSpec['compute']): Groups {
  return [...managedNodeGroups, ...selfManagedNodeGroups];
}

function growing(compute: ClusterSpec['compute']): Groups {
  return groupsOf(compute).filter(({ scaling }) => scaling.min < scaling.max);
}

function checkGroups(compute: ClusterSpec['compute'], stack: LayerStack): Diagnostic[] {
  if (growing(compute).length > 0) return [];
  const message = 'the Cluster Autoscaler has nothing to do: no node group has a min below its max';
  const hint = 'raise scaling.max of a node group, or remove the component';
  return [conflictAt(stack, PATH, message, hint, { path: ['compute'], message: 'the node groups' })];
}

/** Both answer a pod that waits. Only taints on one side, and tolerations, keep them apart. */
function checkKarpenter(compute: ClusterSpec['compute'], stack: LayerStack): Diagnostic[] {
  const group = growing(compute).find(({ taints }) => taints.length === 0);
  const index = compute.karpenter.nodePools.findIndex(({ taints }) => taints.length === 0);
  const pool = compute.karpenter.nodePools[index];
  if (group === undefined || pool === undefined) return [];
  const message = `for one pod that waits the Cluster Autoscaler would grow the node group ${quote(group.name)}, and Karpenter the node pool ${quote(pool.name)}`;
  const hint = 'let Karpenter alone make nodes (clusterAutoscaler: false), or give one side taints';
  const other = { path: ['compute', 'karpenter', 'nodePools', index], message: 'the node pool' };
  return [conflictAt(stack, PATH, message, hint, other)];
}

function checkPriorities(
  { expander, priorities }: ClusterAutoscalerSpec,
  compute: ClusterSpec['compute'],
  stack: LayerStack,
): Diagnostic[] {
  const at: Segments = [...PATH, 'priorities'];
  const chosen = { path: [...PATH, 'expander'], message: `expander is ${expander}` };
  if (priorities === undefined) {
    if (expander !== 'priority') return [];
    const message = 'the expander priority knows no priorities, and would choose at random';
    const hint = 'add priorities: [{ priority: 10, nodeGroups: [...] }]';
    return [errorAt(stack, chosen.path, { code: 'spec/missing-key', message, hint })];
  }
  if (expander !== 'priority') {
    const message = `priorities have no effect with the expander ${expander}`;
    return [conflictAt(stack, at, message, 'write expander: priority', chosen)];
  }
  const known = groupsOf(compute).map(({ name }) => name);
  return priorities.flatMap(({ nodeGroups }, index) =>
    nodeGroups.flatMap((name, position) => {
      if (known.includes(name)) return [];
      const message = `there is no node group ${quote(name)}`;
      const hint = suggestion(name, known) ?? 'name one of compute.managedNodeGroups';
      const path = [...at, index, 'nodeGroups', position];
      return [errorAt(stack, path, { code: 'spec/conflict', message, hint })];
    }),
  );
}

/** A label becomes a tag of the Auto Scaling group, whose key has 128 characters. */
function checkLabels({ selfManagedNodeGroups }: ClusterSpec['compute'], stack: LayerStack): Diagnostic[] {
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
        return conflictAt(stack, [...path, ...at], message, 'choose a shorter key', other);
      });
  });
}
