import type { NODE_CLASS_GROUP } from '../auto-mode/constants.ts';
import type { EC2_NODE_CLASS_GROUP, KARPENTER_API_VERSION } from './constants.ts';
import type { Requirement } from './requirement.ts';

/** Metadata of an object that belongs to the whole cluster. */
export type ClusterScopedMetadata = {
  readonly name: string;
  readonly labels?: { readonly [key: string]: string };
  readonly annotations?: { readonly [key: string]: string };
};

export type NodeTaint = {
  readonly key: string;
  readonly value?: string;
  readonly effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
};

export const CONSOLIDATION_POLICIES = ['WhenEmpty', 'WhenEmptyOrUnderutilized', 'Balanced'] as const;
/** `Unhealthy` from Karpenter 1.15 on, where node repair obeys budgets. */
export const DISRUPTION_REASONS = ['Underutilized', 'Empty', 'Drifted', 'Unhealthy'] as const;

/** How many nodes may be disrupted at once; schedule and duration stand together. */
export type DisruptionBudget = {
  /** A number, or a share such as `10%`. */
  readonly nodes: string;
  readonly reasons?: readonly (typeof DISRUPTION_REASONS)[number][];
  /** Cron expression in UTC, or a macro such as `@daily`. */
  readonly schedule?: string;
  /** Hours and minutes, `8h30m`. */
  readonly duration?: string;
};

/** A node class of Karpenter, or of EKS Auto Mode. */
export type NodeClassRef = { readonly name: string } & (
  | { readonly group: typeof EC2_NODE_CLASS_GROUP; readonly kind: 'EC2NodeClass' }
  | { readonly group: typeof NODE_CLASS_GROUP; readonly kind: 'NodeClass' }
);

export type NodePoolSpec = {
  readonly template: {
    readonly metadata?: {
      readonly labels?: { readonly [key: string]: string };
      readonly annotations?: { readonly [key: string]: string };
    };
    readonly spec: {
      readonly nodeClassRef: NodeClassRef;
      readonly requirements: readonly Requirement[];
      readonly taints?: readonly NodeTaint[];
      /** Taints that something removes once the node works; they do not keep pods from being planned for it. */
      readonly startupTaints?: readonly NodeTaint[];
      /** `Never` or a duration, `168h`; from then on the node is drained whatever the budgets say. @default 720h */
      readonly expireAfter?: string;
      readonly terminationGracePeriod?: string;
    };
  };
  readonly disruption?: {
    /** Required before Karpenter 1.15; since then 0s where it is left out. */
    readonly consolidateAfter?: string;
    readonly consolidationPolicy?: (typeof CONSOLIDATION_POLICIES)[number];
    readonly budgets?: readonly DisruptionBudget[];
  };
  /** Resources at which the pool stops to grow, as quantities in text: `{cpu: '1000'}`. */
  readonly limits?: { readonly [resource: string]: string };
  /** 1 to 100; pools of a higher weight come first. */
  readonly weight?: number;
  /** A fixed number of nodes; excludes `weight`, and of the limits all but `nodes`. */
  readonly replicas?: number;
};

/** A NodePool of Karpenter 1.14 and 1.15. */
export type NodePool = {
  readonly apiVersion: typeof KARPENTER_API_VERSION;
  readonly kind: 'NodePool';
  readonly metadata: ClusterScopedMetadata;
  readonly spec: NodePoolSpec;
};
