import { WellKnownPoliciesSchema } from '@nodeless/eksctl-schema';

/** Who decides a value of the ClusterConfig, so that the overlay does not. */
export interface Decided {
  /** The key of cluster.yaml; `<entry>` is the one that asks for the list entry. Undefined where no key decides it alone. */
  readonly own?: string;
  /** Why not here. */
  readonly why: string;
  /** Refused only where a value of ours stands there, in a list entry of ours, in one of an add-on. Default: always. */
  readonly when?: 'rendered' | 'entry' | 'add-on';
  /** The values that are refused. Default: all. */
  readonly refused?: (value: unknown) => boolean;
}

const RULES = 'what is rendered and checked follows from that key';
const NAMED = 'what runs in the cluster names this role';
const NEEDED = 'what runs in the cluster needs this policy';

const own = (key: string, more: Partial<Decided> = {}): Decided => ({ own: key, why: RULES, ...more });
const rendered = (key: string): Decided => own(key, { when: 'rendered' });

/** Keys of node groups of both kinds, with those of this format below the group. */
const GROUP: Readonly<Record<string, string>> = {
  availabilityZones: 'zones',
  desiredCapacity: 'scaling.desired',
  instanceType: 'instanceTypes',
  labels: 'labels',
  maxSize: 'scaling.max',
  minSize: 'scaling.min',
  privateNetworking: 'privateNetworking',
  subnets: 'subnets',
  tags: 'tags',
  taints: 'taints',
  volumeIOPS: 'volume.iops',
  volumeSize: 'volume.size',
  volumeThroughput: 'volume.throughput',
};

const MANAGED_GROUP: Readonly<Record<string, string>> = {
  ...GROUP,
  instanceTypes: 'instanceTypes',
  launchTemplate: 'launchTemplate',
  'nodeRepairConfig.enabled': 'nodeRepair',
  'nodeRepairConfig.maxParallelNodesRepairedCount': 'nodeRepair.maxParallelNodesRepairedCount',
  'nodeRepairConfig.maxParallelNodesRepairedPercentage': 'nodeRepair.maxParallelNodesRepairedPercentage',
  'nodeRepairConfig.maxUnhealthyNodeThresholdCount': 'nodeRepair.maxUnhealthyNodeThresholdCount',
  'nodeRepairConfig.maxUnhealthyNodeThresholdPercentage': 'nodeRepair.maxUnhealthyNodeThresholdPercentage',
  spot: 'capacityType',
  updateConfig: 'updateConfig',
};

const SELF_MANAGED_GROUP: Readonly<Record<string, string>> = {
  ...GROUP,
  ami: 'ami',
  asgSuspendProcesses: 'suspendProcesses',
  bottlerocket: 'bottlerocket',
  'instancesDistribution.capacityRebalance': 'instancesDistribution.capacityRebalance',
  'instancesDistribution.instanceTypes': 'instanceTypes',
  'instancesDistribution.onDemandBaseCapacity': 'instancesDistribution.onDemandBaseCapacity',
  'instancesDistribution.onDemandPercentageAboveBaseCapacity':
    'instancesDistribution.onDemandPercentageAboveBaseCapacity',
  kubeletExtraConfig: 'kubeletExtraConfig',
  maxInstanceLifetime: 'maxInstanceLifetime',
  maxPodsPerNode: 'maxPodsPerNode',
  overrideBootstrapCommand: 'overrideBootstrapCommand',
  preBootstrapCommands: 'preBootstrapCommands',
};

/** A group of ours stays Linux; families that this format has by name belong there. */
const isOtherSystem = (family: unknown) => /^(windows|amazonlinux2023$|bottlerocket$)/i.test(String(family));

/** A strategy of this format is always one; that EC2 takes its own can only be said here. */
const STRATEGY = 'instancesDistribution.spotAllocationStrategy';

const isThere = (value: unknown) => value !== null;

/** The keys of a group of ours. What eksctl has beside them goes through. */
function groupKeys(
  list: string,
  ownList: string,
  names: Readonly<Record<string, string>>,
): [string, Decided][] {
  const entry = (name: string): Decided => ({ own: `${ownList}[].${name}`, why: RULES, when: 'entry' });
  return [
    ...Object.entries(names).map(([key, name]): [string, Decided] => [`${list}[].${key}`, entry(name)]),
    [`${list}[].amiFamily`, { ...entry('amiFamily'), refused: isOtherSystem }],
    ...(list === 'nodeGroups'
      ? [[`${list}[].${STRATEGY}`, { ...entry(STRATEGY), refused: isThere }] as [string, Decided]]
      : []),
    [`${list}[].iam.attachPolicyARNs`, { own: 'iam.nodePolicies', why: RULES, when: 'entry' }],
    [`${list}[].iam.instanceRolePermissionsBoundary`, rendered('iam.permissionsBoundary')],
  ];
}

/** What decides which role a service account has, and the policies of the role, in the words of the two kinds of lists. */
const SERVICE_ACCOUNT = {
  role: ['roleName', 'roleOnly', 'attachRoleARN', 'subjectPattern'],
  policies: ['attachPolicy', 'attachPolicyARNs', 'wellKnownPolicies'],
};
const ASSOCIATION = {
  role: ['roleName', 'roleARN', 'createServiceAccount'],
  policies: ['permissionPolicy', 'permissionPolicyARNs', 'wellKnownPolicies'],
};

/** What runs in the cluster names its role, and needs the policies that it has. */
function roleKeys(list: string, { role, policies }: typeof ASSOCIATION): [string, Decided][] {
  return [
    ...role.map((key): [string, Decided] => [`${list}[].${key}`, { why: NAMED, when: 'entry' }]),
    ...policies.map((key): [string, Decided] => [
      `${list}[].${key}`,
      own('<entry>.identity.policies', { when: 'add-on' }),
    ]),
    ...Object.keys(WellKnownPoliciesSchema.shape).map((key): [string, Decided] => [
      `${list}[].wellKnownPolicies.${key}`,
      { why: NEEDED, when: 'rendered', refused: (value) => value !== true },
    ]),
  ];
}

/**
 * Values of the ClusterConfig that the overlay leaves alone, by their places in it. A row stands for everything below its
 * place. What has no row here is laid over what is rendered.
 */
export const DECIDED: ReadonlyMap<string, Decided> = new Map<string, Decided>([
  ['accessConfig.authenticationMode', own('access.mode')],
  ['accessConfig.bootstrapClusterCreatorAdminPermissions', own('access.admins')],
  ...['accessPolicies', 'kubernetesGroups', 'kubernetesUsername', 'type'].map((key): [string, Decided] => [
    `accessConfig.accessEntries[].${key}`,
    { own: 'access.entries', why: RULES, when: 'entry' },
  ]),
  ['addons[].configurationValues', own('<entry>.configuration', { when: 'entry' })],
  ['addons[].permissionsBoundary', rendered('iam.permissionsBoundary')],
  ['addons[].resolveConflicts', own('<entry>.resolveConflicts', { when: 'entry' })],
  ['addons[].serviceAccountRoleARN', rendered('<entry>.identity')],
  ['addons[].version', own('<entry>.version', { when: 'entry' })],
  ['addonsConfig.disableDefaultAddons', own('addons')],
  ['autoModeConfig', own('compute.autoMode')],
  ['availabilityZones', own('network.vpc.zones')],
  ['cloudWatch.clusterLogging.enableTypes', own('controlPlane.logging.types')],
  // Days are always a number there: that logs are kept for ever can only be said here.
  [
    'cloudWatch.clusterLogging.logRetentionInDays',
    own('controlPlane.logging.retentionDays', { refused: isThere }),
  ],
  ['controlPlaneScalingConfig', own('controlPlane.tier')],
  ['fargateProfiles[].podExecutionRoleARN', rendered('compute.fargate.logging')],
  ['fargateProfiles[].selectors', own('compute.fargate.profiles[].selectors', { when: 'entry' })],
  ['iam.fargatePodExecutionRoleARN', rendered('compute.fargate.logging')],
  ['iam.fargatePodExecutionRolePermissionsBoundary', own('iam.permissionsBoundary')],
  ['iam.serviceRoleARN', rendered('compute.autoMode')],
  ['iam.serviceRolePermissionsBoundary', own('iam.permissionsBoundary')],
  ...roleKeys('addons[].podIdentityAssociations', ASSOCIATION),
  ...roleKeys('iam.podIdentityAssociations', ASSOCIATION),
  ...roleKeys('iam.serviceAccounts', SERVICE_ACCOUNT),
  ['iam.podIdentityAssociations[].permissionsBoundaryARN', rendered('iam.permissionsBoundary')],
  ['iam.serviceAccounts[].permissionsBoundary', rendered('iam.permissionsBoundary')],
  ...['groups', 'username'].map((key): [string, Decided] => [
    `iamIdentityMappings[].${key}`,
    { own: 'access.mappings', why: RULES, when: 'entry' },
  ]),
  ['karpenter', own('compute.karpenter')],
  ['kubernetesNetworkConfig.ipFamily', own('network.ipFamily')],
  ['kubernetesNetworkConfig.serviceIPv4CIDR', own('network.serviceCidr')],
  ['metadata.tags', own('tags')],
  ['privateCluster', own('network.privateCluster')],
  ['secretsEncryption', own('controlPlane.secretsEncryption')],
  ['upgradePolicy', own('controlPlane.supportType')],
  ['vpc.cidr', own('network.vpc.cidr')],
  ['vpc.clusterEndpoints', own('network.endpoint')],
  ['vpc.controlPlaneSecurityGroupIDs', own('network.vpc.securityGroups.controlPlane')],
  ['vpc.controlPlaneSubnetIDs', own('network.vpc.subnets.controlPlane')],
  ['vpc.extraCIDRs', own('network.endpoint.access.cidrs')],
  ['vpc.id', own('network.vpc.id')],
  ['vpc.nat', own('network.vpc.nat')],
  ['vpc.publicAccessCIDRs', own('network.endpoint.public.cidrs')],
  ['vpc.securityGroup', own('network.vpc.securityGroups.controlPlane')],
  ['vpc.sharedNodeSecurityGroup', own('network.vpc.securityGroups.sharedNode')],
  ['vpc.subnets', own('network.vpc.subnets')],
  ['zonalShiftConfig', own('controlPlane.zonalShift')],
  ...groupKeys('managedNodeGroups', 'compute.managedNodeGroups', MANAGED_GROUP),
  ...groupKeys('nodeGroups', 'compute.selfManagedNodeGroups', SELF_MANAGED_GROUP),
]);
