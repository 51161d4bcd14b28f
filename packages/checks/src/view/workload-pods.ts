import type { PodRequests } from '@nodeless/contracts/aws';
import type { JsonObject, SpecPath } from '@nodeless/core';
import type { Place } from './places.ts';

/** Pods of one workload: of the tree, of an EKS add-on, or of a chart that declares them. */
export interface WorkloadPods {
  /** For example `Deployment web/web`. */
  readonly name: string;
  readonly from: 'manifest' | 'add-on' | 'upstream';
  /** The value of the sources that asks for them. */
  readonly path: SpecPath;
  readonly podSpec: JsonObject;
  /** What one of them asks for, as far as it is known. */
  readonly each: PodRequests;
  /** How many there are; undefined for a DaemonSet, which has one on each node. */
  readonly count: { readonly fewest: number; readonly most: number } | undefined;
  /** They end by themselves, or only hold capacity for others. */
  readonly isTransient: boolean;
  readonly namespace: string;
  readonly labels: { readonly [key: string]: string };
  /** The Fargate profile that takes them. */
  readonly fargateProfile: string | undefined;
}

/** Pods of one workload that need nodes. */
export interface NodeDemand extends Omit<WorkloadPods, 'count'> {
  /** How many there are at all times: none of a Job, which ends, and none that only hold capacity for others. */
  readonly fewest: number;
  readonly most: number;
  /** The nodes that may run them. */
  readonly places: readonly Place[];
}
