import type { AmiFamily } from '@nodeless/contracts/karpenter';
import type { Segments } from '@nodeless/catalogue';
import { imageFamilyOf } from '../model/image-family.ts';
import type { ClusterSpec } from '../schema/cluster.ts';
import type { NodeClassSpec } from '../schema/node-class.ts';

/** A node class of Karpenter with its place in the sources. */
export interface PlacedNodeClass {
  readonly item: NodeClassSpec;
  readonly path: Segments;
  readonly family: AmiFamily | undefined;
  /** Its images are those that EKS makes, and not ones of a person. */
  readonly isOfEks: boolean;
}

/** The node classes of a cluster, with their places. */
export function placedNodeClasses({ compute, versions }: Partial<ClusterSpec>): PlacedNodeClass[] {
  return (compute?.karpenter.nodeClasses ?? []).map((item, index) => ({
    item,
    path: ['compute', 'karpenter', 'nodeClasses', index],
    family: imageFamilyOf(item, versions?.nodeImage ?? 'al2023@v1'),
    isOfEks: item.amiSelectorTerms === undefined,
  }));
}
