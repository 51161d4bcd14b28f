import type {
  ClusterScopedMetadata,
  SecurityGroupSelectorTerm,
  SubnetSelectorTerm,
} from '../karpenter/index.ts';
import type { NODE_CLASS_API_VERSION } from './constants.ts';

/** What the nodes of a pool of EKS Auto Mode are made of. */
export type NodeClassSpec = {
  /** Name of the role, without path. */
  readonly role: string;
  readonly subnetSelectorTerms: readonly SubnetSelectorTerm[];
  readonly securityGroupSelectorTerms: readonly SecurityGroupSelectorTerm[];
  /** Stands and falls with `podSecurityGroupSelectorTerms`. */
  readonly podSubnetSelectorTerms?: readonly SubnetSelectorTerm[];
  readonly podSecurityGroupSelectorTerms?: readonly SecurityGroupSelectorTerm[];
  readonly capacityReservationSelectorTerms?: readonly {
    readonly id?: string;
    readonly owner?: string;
    readonly tags?: { readonly [key: string]: string };
  }[];
  readonly snatPolicy?: 'Random' | 'Disabled';
  readonly networkPolicy?: 'DefaultAllow' | 'DefaultDeny';
  readonly networkPolicyEventLogs?: 'Enabled' | 'Disabled';
  readonly ephemeralStorage?: {
    readonly size?: string;
    readonly iops?: number;
    readonly throughput?: number;
    readonly kmsKeyID?: string;
  };
  readonly advancedNetworking?: {
    readonly associatePublicIPAddress?: boolean;
    readonly httpsProxy?: string;
    readonly noProxy?: readonly string[];
    readonly ipv4PrefixSize?: 'Auto' | '32';
  };
  readonly advancedSecurity?: {
    readonly fips?: boolean;
    readonly kernelLockdown?: 'integrity' | 'none';
  };
  readonly certificateBundles?: readonly { readonly name: string; readonly data: string }[];
  readonly tags?: { readonly [key: string]: string };
};

/**
 * A NodeClass of EKS Auto Mode. AWS publishes no schema of it.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html
 */
export type NodeClass = {
  readonly apiVersion: typeof NODE_CLASS_API_VERSION;
  readonly kind: 'NodeClass';
  readonly metadata: ClusterScopedMetadata;
  readonly spec: NodeClassSpec;
};
