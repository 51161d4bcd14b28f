import type { JsonObject } from '@nodeless/core';
import type { KubeletReservation } from '../aws/index.ts';
import { NODE_LABELS, type Architecture } from '../karpenter/labels.ts';
import type { Requirement } from '../karpenter/requirement.ts';
import { machinesOf } from './machines.ts';
import { equalities, type NodesView } from './nodes.ts';

/** What of a node group decides which pods its nodes take. */
export interface NodeGroup {
  readonly name: string;
  readonly architecture: Architecture;
  /** Default: linux. */
  readonly operatingSystem?: 'linux' | 'windows';
  /** Undefined when only a launch template knows them. */
  readonly instanceTypes?: readonly string[] | undefined;
  /** Undefined when the nodes may be in any zone. */
  readonly zones?: readonly string[] | undefined;
  readonly labels: { readonly [key: string]: string };
  readonly taints: readonly {
    readonly key: string;
    readonly value?: string | undefined;
    readonly effect: string;
  }[];
  /** Settings of kubelet, or `unknown` where something that only the nodes read may change them. Default: those of EKS. */
  readonly kubelet?: KubeletReservation | 'unknown' | undefined;
}

/** A node group that EKS makes, updates and drains. */
export interface ManagedNodeGroup extends NodeGroup {
  readonly capacityType: 'on-demand' | 'spot';
}

/** Labels with values that nobody can know before: from the cloud, from the cluster, from the name of the node. */
const OPEN_LABELS: ReadonlySet<string> = new Set([
  NODE_LABELS.zone,
  NODE_LABELS.region,
  NODE_LABELS.instanceType,
  'kubernetes.io/hostname',
  'topology.k8s.aws/zone-id',
  'alpha.eksctl.io/cluster-name',
  // Of Windows alone.
  'node.kubernetes.io/windows-build',
]);

/** Labels of managed nodes besides. */
const OPEN_LABELS_OF_EKS: ReadonlySet<string> = new Set([
  ...OPEN_LABELS,
  'eks.amazonaws.com/nodegroup-image',
  'eks.amazonaws.com/sourceLaunchTemplateId',
  'eks.amazonaws.com/sourceLaunchTemplateVersion',
]);

/**
 * Managed node groups as the scheduler sees their nodes.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html for labels that EKS sets,
 * `setDefaultNodeLabels` in defaults.go for those of eksctl.
 */
export function managedNodeGroupViews(groups: readonly ManagedNodeGroup[]): NodesView[] {
  return groups.map((group) => {
    const labels = {
      'eks.amazonaws.com/capacityType': group.capacityType === 'spot' ? 'SPOT' : 'ON_DEMAND',
      'eks.amazonaws.com/nodegroup': group.name,
    };
    return { ...view(group, labels), openLabels: OPEN_LABELS_OF_EKS };
  });
}

/** Node groups of eksctl alone, as the scheduler sees their nodes: no label of EKS is on them. */
export function selfManagedNodeGroupViews(groups: readonly NodeGroup[]): NodesView[] {
  return groups.map((group) => view(group, {}));
}

function view(group: NodeGroup, more: { readonly [key: string]: string }): NodesView {
  const types = oneOf(NODE_LABELS.instanceType, group.instanceTypes);
  return {
    name: group.name,
    requirements: [
      ...equalities({
        ...group.labels,
        ...more,
        [NODE_LABELS.architecture]: group.architecture,
        [NODE_LABELS.operatingSystem]: group.operatingSystem ?? 'linux',
        'alpha.eksctl.io/nodegroup-name': group.name,
      }),
      ...types,
      ...oneOf(NODE_LABELS.zone, group.zones),
    ],
    taints: group.taints.map(({ key, value, effect }): JsonObject => ({ key, value: value ?? '', effect })),
    openLabels: OPEN_LABELS,
    machines: types.length === 0 ? undefined : machinesOfGroup(group, types),
  };
}

function machinesOfGroup(
  { kubelet, operatingSystem = 'linux' }: NodeGroup,
  types: readonly Requirement[],
): NodesView['machines'] {
  const found = machinesOf(types, { kubelet });
  if (found === undefined || operatingSystem === 'linux') return found;
  const labelled = found.machines.map(({ type, labels }) => ({
    type,
    labels: { ...labels, [NODE_LABELS.operatingSystem]: operatingSystem },
  }));
  return { ...found, machines: labelled };
}

function oneOf(key: string, values: readonly string[] | undefined): Requirement[] {
  return values === undefined ? [] : [{ key, operator: 'In', values }];
}
