import { partitionOf } from '@nodeless/contracts/aws';
import type { Taint } from './taint.ts';

/** What the definition of a component may know of a cluster. A whole cluster of the sources is one. */
export interface ClusterFacts {
  readonly name: string;
  readonly region: string;
  readonly accountId: string;
  /** Tags on everything that is made in AWS. */
  readonly tags: Readonly<Record<string, string>>;
  readonly kubernetes: { readonly version: string };
  readonly network: NetworkFacts;
  readonly compute: ComputeFacts;
  readonly scheduling?: SchedulingFacts;
}

export interface SchedulingFacts {
  readonly priorityClasses: readonly { readonly name: string; readonly value: number }[];
  /** Pods that hold capacity for others. */
  readonly headroom?: { readonly by: string; readonly priorityClass: string } | undefined;
}

export interface NetworkFacts {
  readonly privateCluster: { readonly enabled: boolean };
  /** An existing VPC has an id; of a new one it is known which NAT gateways it gets. */
  readonly vpc: { readonly id?: string; readonly nat?: string };
}

export interface ComputeFacts {
  readonly managedNodeGroups: readonly NodeGroupFacts[];
  readonly selfManagedNodeGroups: readonly NodeGroupFacts[];
  readonly karpenter: {
    readonly nodePools: readonly { readonly name: string; readonly taints: readonly Taint[] }[];
  };
}

export interface NodeGroupFacts {
  readonly name: string;
  readonly scaling: { readonly min: number; readonly max: number };
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly Taint[];
}

type Account = Pick<ClusterFacts, 'region' | 'accountId'>;

export function roleArn({ region, accountId }: Account, roleName: string): string {
  return `arn:${partitionOf(region)}:iam::${accountId}:role/${roleName}`;
}

/** True for a cluster without any way to the internet: `network.privateCluster`. The name is that of eksctl. */
export function isFullyPrivate({
  network,
}: {
  readonly network: Pick<NetworkFacts, 'privateCluster'>;
}): boolean {
  return network.privateCluster.enabled;
}

/** Whether nodes can call nothing outside the VPC, as far as the sources say. */
export function hasNoWayOut({ vpc, privateCluster }: NetworkFacts): boolean {
  return privateCluster.enabled || (vpc.id === undefined && vpc.nat === 'none');
}
