import type { EC2_NODE_CLASS_API_VERSION } from './constants.ts';
import type { ClusterScopedMetadata } from './nodepool.ts';

type Tags = { readonly [key: string]: string };
type Quantities = { readonly [key: string]: string };

export const AMI_FAMILIES = [
  'AL2',
  'AL2023',
  'Bottlerocket',
  'Custom',
  'Windows2019',
  'Windows2022',
  'Windows2025',
] as const;
export type AmiFamily = (typeof AMI_FAMILIES)[number];

/** An alias `family@version` alone, or an id alone, or name, owner and tags, or an SSM parameter. */
export type AmiSelectorTerm = {
  readonly alias?: string;
  readonly id?: string;
  readonly name?: string;
  readonly owner?: string;
  readonly tags?: Tags;
  readonly ssmParameter?: string;
};

/** An id alone, or tags that a subnet must have all. */
export type SubnetSelectorTerm = { readonly id?: string; readonly tags?: Tags };

/** An id alone, or a name alone, or tags that a security group must have all. */
export type SecurityGroupSelectorTerm = {
  readonly id?: string;
  readonly name?: string;
  readonly tags?: Tags;
};

export type CapacityReservationSelectorTerm = {
  readonly id?: string;
  readonly ownerID?: string;
  readonly tags?: Tags;
  readonly instanceMatchCriteria?: 'open' | 'targeted';
};

export type BlockDeviceMapping = {
  readonly deviceName?: string;
  readonly rootVolume?: boolean;
  readonly ebs?: {
    readonly volumeType?: 'standard' | 'io1' | 'io2' | 'gp2' | 'sc1' | 'st1' | 'gp3';
    /** `20Gi`, `1T`. */
    readonly volumeSize?: string;
    readonly iops?: number;
    readonly throughput?: number;
    readonly encrypted?: boolean;
    readonly kmsKeyID?: string;
    readonly deleteOnTermination?: boolean;
    readonly snapshotID?: string;
    readonly volumeInitializationRate?: number;
  };
};

/**
 * Settings of kubelet. Up to Karpenter 1.14 those that are named here; from 1.15 on all of kubelet's own, with `maxPods`,
 * `kubeReserved` and `systemReserved` as expressions behind the gate NodeClassCEL.
 */
export type KubeletConfiguration = {
  readonly clusterDNS?: readonly string[];
  readonly maxPods?: number | string;
  readonly podsPerCore?: number;
  readonly systemReserved?: Quantities;
  readonly kubeReserved?: Quantities;
  readonly evictionHard?: Quantities;
  readonly evictionSoft?: Quantities;
  readonly evictionSoftGracePeriod?: Quantities;
  readonly evictionMaxPodGracePeriod?: number;
  readonly imageGCHighThresholdPercent?: number;
  readonly imageGCLowThresholdPercent?: number;
  readonly cpuCFSQuota?: boolean;
  readonly evictionMinimumReclaim?: Quantities;
  readonly [other: string]: unknown;
};

export type NetworkInterface = {
  readonly networkCardIndex: number;
  readonly deviceIndex: number;
  readonly interfaceType: 'interface' | 'efa-only';
};

export type Ec2NodeClassSpec = {
  /** Required when no term of `amiSelectorTerms` is an alias. */
  readonly amiFamily?: AmiFamily;
  readonly amiSelectorTerms: readonly AmiSelectorTerm[];
  readonly subnetSelectorTerms: readonly SubnetSelectorTerm[];
  readonly securityGroupSelectorTerms: readonly SecurityGroupSelectorTerm[];
  readonly capacityReservationSelectorTerms?: readonly CapacityReservationSelectorTerm[];
  /** Name of the node role. Either this or `instanceProfile`. */
  readonly role?: string;
  /** The way without access to IAM, in private clusters. */
  readonly instanceProfile?: string;
  readonly associatePublicIPAddress?: boolean;
  readonly blockDeviceMappings?: readonly BlockDeviceMapping[];
  readonly connectionTracking?: {
    readonly tcpEstablishedTimeout?: number;
    readonly udpStreamTimeout?: number;
    readonly udpTimeout?: number;
  };
  readonly context?: string;
  readonly cpuOptions?: { readonly nestedVirtualization?: 'enabled' | 'disabled' };
  readonly detailedMonitoring?: boolean;
  /** Nitro Enclaves, from Karpenter 1.15 on; only types of instances that have them are then made. */
  readonly enclaveOptions?: { readonly enabled: boolean };
  readonly instanceStorePolicy?: 'RAID0';
  readonly ipPrefixCount?: number;
  readonly kubelet?: KubeletConfiguration;
  readonly metadataOptions?: {
    readonly httpEndpoint?: 'enabled' | 'disabled';
    readonly httpProtocolIPv6?: 'enabled' | 'disabled';
    readonly httpPutResponseHopLimit?: number;
    readonly httpTokens?: 'required' | 'optional';
  };
  readonly networkInterfaces?: readonly NetworkInterface[];
  readonly placementGroupSelector?: { readonly id?: string; readonly name?: string };
  readonly tags?: Tags;
  readonly userData?: string;
};

/** An EC2NodeClass of Karpenter 1.14 and 1.15. */
export type Ec2NodeClass = {
  readonly apiVersion: typeof EC2_NODE_CLASS_API_VERSION;
  readonly kind: 'EC2NodeClass';
  readonly metadata: ClusterScopedMetadata;
  readonly spec: Ec2NodeClassSpec;
};
