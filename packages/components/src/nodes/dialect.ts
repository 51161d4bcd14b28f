import { AUTO_MODE_LABELS, NODE_CLASS_GROUP } from '@nodeless/contracts/auto-mode';
import { EC2_NODE_CLASS_GROUP, NODE_LABELS, type NodeClassRef } from '@nodeless/contracts/karpenter';

/** Where the same kind NodePool is spelled otherwise: by Karpenter, and by EKS Auto Mode. */
export interface Dialect {
  readonly nodeClassRef: (name: string) => NodeClassRef;
  readonly instanceCategory: string;
  readonly instanceGeneration: string;
  /** Auto Mode has no other operating system, and takes no requirement on it. */
  readonly namesOperatingSystem: boolean;
}

export const KARPENTER_DIALECT: Dialect = {
  nodeClassRef: (name) => ({ group: EC2_NODE_CLASS_GROUP, kind: 'EC2NodeClass', name }),
  instanceCategory: NODE_LABELS.instanceCategory,
  instanceGeneration: NODE_LABELS.instanceGeneration,
  namesOperatingSystem: true,
};

export const AUTO_MODE_DIALECT: Dialect = {
  nodeClassRef: (name) => ({ group: NODE_CLASS_GROUP, kind: 'NodeClass', name }),
  instanceCategory: AUTO_MODE_LABELS.instanceCategory,
  instanceGeneration: AUTO_MODE_LABELS.instanceGeneration,
  namesOperatingSystem: false,
};
