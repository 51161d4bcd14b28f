/** Tags of AWS, by key. */
export type Tags = Readonly<Record<string, string>>;

/** What EKS says is wrong with a resource. */
export interface HealthIssue {
  readonly code: string;
  readonly message?: string;
}

/**
 * A cluster as it runs: what EKS and EC2 answered, as plain data. Lists are sorted by name or id; what AWS did not tell is
 * absent. Times of creation and status that changes by itself are left out, so that two readings of an unchanged cluster are equal.
 */
export interface LiveCluster {
  readonly name: string;
  readonly arn: string;
  readonly region: string;
  /** `aws`, `aws-cn` or `aws-us-gov`, as the ARN says. */
  readonly partition: string;
  /** 12 digits. */
  readonly accountId: string;
  /** `ACTIVE` and so on. */
  readonly status: string;
  /** Minor version of Kubernetes, `1.35`. */
  readonly version: string;
  /** `eks.7`. */
  readonly platformVersion?: string;
  /** URL of the API server. */
  readonly endpoint?: string;
  /** Certificate of the API server's authority, base64. */
  readonly certificateAuthority?: string;
  /** URL of the OIDC issuer of service accounts. */
  readonly oidcIssuer?: string;
  readonly roleArn: string;
  readonly access: LiveAccess;
  /** Types of logs that are sent, sorted. */
  readonly logging: readonly string[];
  readonly network: LiveClusterNetwork;
  /** The key that encrypts Secrets. */
  readonly encryptionKeyArn?: string;
  /** `STANDARD` or `EXTENDED`. */
  readonly supportType?: string;
  readonly zonalShift: boolean;
  readonly deletionProtection: boolean;
  readonly autoMode: LiveAutoMode;
  /** `standard`, `tier-xl` and so on. */
  readonly controlPlaneTier?: string;
  /** CIDRs of hybrid nodes. */
  readonly remoteNodeCidrs: readonly string[];
  readonly remotePodCidrs: readonly string[];
  readonly tags: Tags;
  readonly healthIssues: readonly HealthIssue[];
  readonly accessEntries: readonly LiveAccessEntry[];
  readonly addons: readonly LiveAddon[];
  readonly nodeGroups: readonly LiveNodeGroup[];
  readonly fargateProfiles: readonly LiveFargateProfile[];
  readonly podIdentityAssociations: readonly LivePodIdentityAssociation[];
  readonly vpc: LiveVpc;
}

export interface LiveAccess {
  /** `API`, `API_AND_CONFIG_MAP` or `CONFIG_MAP`. */
  readonly authenticationMode: string;
  readonly bootstrapClusterCreatorAdminPermissions?: boolean;
}

export interface LiveClusterNetwork {
  readonly vpcId: string;
  /** Subnets of the control plane's network interfaces. */
  readonly subnetIds: readonly string[];
  /** The group that EKS made. */
  readonly clusterSecurityGroupId?: string;
  /** Groups that were given when the cluster was made. */
  readonly securityGroupIds: readonly string[];
  readonly publicAccess: boolean;
  readonly privateAccess: boolean;
  readonly publicAccessCidrs: readonly string[];
  /** `ipv4` or `ipv6`. */
  readonly ipFamily: string;
  readonly serviceIpv4Cidr?: string;
  readonly serviceIpv6Cidr?: string;
}

export interface LiveAutoMode {
  readonly enabled: boolean;
  readonly nodePools: readonly string[];
  readonly nodeRoleArn?: string;
}

export interface LiveAccessEntry {
  readonly principalArn: string;
  /** `STANDARD`, `EC2_LINUX`, `FARGATE_LINUX` and so on. */
  readonly type: string;
  readonly kubernetesGroups: readonly string[];
  readonly username?: string;
  readonly tags: Tags;
  readonly policies: readonly LiveAccessPolicy[];
}

export interface LiveAccessPolicy {
  readonly policyArn: string;
  /** `cluster` or `namespace`. */
  readonly scope: string;
  readonly namespaces: readonly string[];
}

export interface LiveAddon {
  readonly name: string;
  readonly version: string;
  readonly status: string;
  readonly serviceAccountRoleArn?: string;
  /** JSON or YAML, as it was given. */
  readonly configurationValues?: string;
  /** ARNs of Pod Identity associations that the add-on owns. */
  readonly podIdentityAssociations: readonly string[];
  readonly namespace?: string;
  readonly tags: Tags;
  readonly healthIssues: readonly HealthIssue[];
}

export interface LiveNodeGroup {
  readonly name: string;
  readonly arn: string;
  readonly status: string;
  /** Minor version of Kubernetes. */
  readonly version?: string;
  /** Release of the AMI, `1.35.0-20260714`. */
  readonly releaseVersion?: string;
  readonly capacityType?: string;
  readonly amiType?: string;
  readonly instanceTypes: readonly string[];
  /** GiB; absent where a launch template says it. */
  readonly diskSize?: number;
  readonly minSize?: number;
  readonly maxSize?: number;
  readonly desiredSize?: number;
  readonly subnetIds: readonly string[];
  readonly nodeRoleArn?: string;
  readonly labels: Tags;
  readonly taints: readonly LiveTaint[];
  readonly maxUnavailable?: number;
  readonly maxUnavailablePercentage?: number;
  readonly updateStrategy?: string;
  readonly nodeRepair: boolean;
  readonly launchTemplate?: LiveLaunchTemplate;
  readonly sshKeyName?: string;
  readonly autoScalingGroups: readonly string[];
  readonly tags: Tags;
  readonly healthIssues: readonly HealthIssue[];
}

export interface LiveTaint {
  readonly key: string;
  readonly value?: string;
  /** `NO_SCHEDULE`, `NO_EXECUTE` or `PREFER_NO_SCHEDULE`. */
  readonly effect: string;
}

export interface LiveLaunchTemplate {
  readonly id?: string;
  readonly name?: string;
  readonly version?: string;
}

export interface LiveFargateProfile {
  readonly name: string;
  readonly status: string;
  readonly podExecutionRoleArn?: string;
  readonly subnetIds: readonly string[];
  readonly selectors: readonly LiveSelector[];
  readonly tags: Tags;
}

export interface LiveSelector {
  readonly namespace: string;
  readonly labels: Tags;
}

export interface LivePodIdentityAssociation {
  readonly id: string;
  readonly arn?: string;
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly roleArn: string;
  readonly targetRoleArn?: string;
  readonly disableSessionTags?: boolean;
  /** The add-on that made it. */
  readonly ownerArn?: string;
  readonly tags: Tags;
}

export interface LiveVpc {
  readonly id: string;
  /** The first one is that with which the VPC was made. */
  readonly cidrs: readonly string[];
  readonly ipv6Cidrs: readonly string[];
  readonly tags: Tags;
  /** All subnets of the VPC. */
  readonly subnets: readonly LiveSubnet[];
  /** Those that the cluster names. */
  readonly securityGroups: readonly LiveSecurityGroup[];
}

export interface LiveSubnet {
  readonly id: string;
  /** `ap-northeast-2a`. */
  readonly zone: string;
  readonly cidr: string;
  readonly ipv6Cidr?: string;
  /** IPv4 addresses that nobody has at this moment. */
  readonly freeAddresses: number;
  /** Its route to the internet leads through an internet gateway. */
  readonly public: boolean;
  /** Instances get a public address unless they ask not to. */
  readonly mapPublicIp: boolean;
  readonly tags: Tags;
}

export interface LiveSecurityGroup {
  readonly id: string;
  readonly name: string;
  readonly tags: Tags;
}
