import type { JsonObject } from '@nodeless/core';
import { NODE_LABELS, type Architecture } from '../karpenter/labels.ts';
import type { Requirement } from '../karpenter/requirement.ts';
import { equalities, type NodesView } from './nodes.ts';

/** What of a managed node group decides which pods its nodes take. */
export interface NodeGroup {
  readonly name: string;
  readonly architecture: Architecture;
  readonly capacityType: 'on-demand' | 'spot';
  readonly instanceTypes?: readonly string[] | undefined;
  readonly labels: { readonly [key: string]: string };
  readonly taints: readonly {
    readonly key: string;
    readonly value?: string | undefined;
    readonly effect: string;
  }[];
}

/** Labels that a node gets from the cloud or from its own name. */
const SET_BY_CLOUD: ReadonlySet<string> = new Set([
  NODE_LABELS.zone,
  NODE_LABELS.region,
  NODE_LABELS.instanceType,
  'kubernetes.io/hostname',
  'topology.k8s.aws/zone-id',
]);

/** Managed node groups as the scheduler sees their nodes. Labels that EKS sets: see the managed node groups guide. */
export function nodeGroupViews(groups: readonly NodeGroup[]): NodesView[] {
  return groups.map((group) => ({
    name: group.name,
    requirements: [
      ...equalities({
        ...group.labels,
        [NODE_LABELS.architecture]: group.architecture,
        [NODE_LABELS.operatingSystem]: 'linux',
        'eks.amazonaws.com/capacityType': group.capacityType === 'spot' ? 'SPOT' : 'ON_DEMAND',
        'eks.amazonaws.com/nodegroup': group.name,
      }),
      ...instanceTypes(group),
    ],
    taints: group.taints.map(({ key, value, effect }): JsonObject => ({ key, value: value ?? '', effect })),
    openLabels: SET_BY_CLOUD,
  }));
}

function instanceTypes({ instanceTypes: values }: NodeGroup): Requirement[] {
  return values === undefined ? [] : [{ key: NODE_LABELS.instanceType, operator: 'In', values }];
}
