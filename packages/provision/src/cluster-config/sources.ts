import { childPath, specPath, type SpecPath } from '@nodeless/core';
import { clusterAddons, workloadIdentities, type ClusterModel, type ClusterSpec } from '@nodeless/sources';
import { entrySource } from './access.ts';

type Segments = readonly (string | number)[];

/** What keys of eksctl are called in the sources, as the way from the entry that they belong to. */
type Names = { readonly [key: string]: readonly string[] };

const cluster = (...segments: Segments) => specPath('cluster', ...segments);

/**
 * The value of the sources that decides a place of the ClusterConfig; where nobody wrote it, the value that would, or what
 * else asks for the thing.
 */
export function sourceOf(model: ClusterModel, [key, ...rest]: Segments): SpecPath {
  const candidates = PARTS[String(key)]?.(model.spec, rest, model.apps) ?? [];
  const whole = model.provenance(cluster()).location;
  const isWritten = (path: SpecPath) => {
    const { file, line, column } = model.provenance(path).location;
    return file !== whole.file || line !== whole.line || column !== whole.column;
  };
  return candidates.find(isWritten) ?? candidates[0] ?? cluster();
}

/** The value of the sources that decides a place of the ClusterConfig, whether somebody wrote it or not. */
export function keyOf({ apps, spec }: ClusterModel, [key, ...rest]: Segments): SpecPath {
  return PARTS[String(key)]?.(spec, rest, apps)[0] ?? cluster();
}

/** By the keys of the ClusterConfig: places of the sources, best first. */
const PARTS: {
  readonly [key: string]: (spec: ClusterSpec, rest: Segments, apps: ClusterModel['apps']) => SpecPath[];
} = {
  addons: addonSources,
  accessConfig: accessSources,
  autoModeConfig: (_, rest) => [named(cluster('compute', 'autoMode'), rest, AUTO_MODE)],
  availabilityZones: () => [cluster('network', 'vpc', 'zones')],
  cloudWatch: (_, [, ...rest]) => [named(cluster('controlPlane', 'logging'), rest, LOGGING)],
  controlPlaneScalingConfig: () => [cluster('controlPlane', 'tier')],
  fargateProfiles: (_, rest) => [named(cluster('compute', 'fargate', 'profiles'), rest)],
  iam: iamSources,
  iamIdentityMappings: mappingSources,
  kubernetesNetworkConfig: (_, rest) => [named(cluster('network'), rest, NETWORK)],
  managedNodeGroups: (_, rest) => groupSources('managedNodeGroups', rest),
  metadata: (_, [key, ...rest]) => [
    key === 'version' ? cluster('kubernetes', 'version') : cluster(key ?? 'name', ...rest),
  ],
  nodeGroups: (_, rest) => groupSources('selfManagedNodeGroups', rest),
  secretsEncryption: () => [cluster('controlPlane', 'secretsEncryption', 'keyArn')],
  upgradePolicy: () => [cluster('controlPlane', 'supportType')],
  vpc: (_, rest) => [named(cluster('network'), rest, VPC)],
  zonalShiftConfig: () => [cluster('controlPlane', 'zonalShift')],
};

const AUTO_MODE: Names = { nodePools: ['builtInNodePools'], nodeRoleARN: ['nodeRoleArn'], enabled: [] };
const LOGGING: Names = { enableTypes: ['types'], logRetentionInDays: ['retentionDays'] };
const NETWORK: Names = { serviceIPv4CIDR: ['serviceCidr'] };

const VPC: Names = {
  cidr: ['vpc', 'cidr'],
  clusterEndpoints: ['endpoint'],
  controlPlaneSecurityGroupIDs: ['vpc', 'securityGroups', 'controlPlane'],
  controlPlaneSubnetIDs: ['vpc', 'subnets', 'controlPlane'],
  extraCIDRs: ['endpoint', 'access', 'cidrs'],
  id: ['vpc', 'id'],
  nat: ['vpc', 'nat'],
  publicAccessCIDRs: ['endpoint', 'public', 'cidrs'],
  sharedNodeSecurityGroup: ['vpc', 'securityGroups', 'sharedNode'],
  subnets: ['vpc', 'subnets'],
};

const GROUP: Names = {
  asgSuspendProcesses: ['suspendProcesses'],
  availabilityZones: ['zones'],
  desiredCapacity: ['scaling', 'desired'],
  instanceType: ['instanceTypes'],
  maxSize: ['scaling', 'max'],
  minSize: ['scaling', 'min'],
  nodeRepairConfig: ['nodeRepair'],
  spot: ['capacityType'],
  volumeIOPS: ['volume', 'iops'],
  volumeSize: ['volume', 'size'],
  volumeThroughput: ['volume', 'throughput'],
  volumeType: ['volume'],
};

const ENTRY: Names = {
  accessPolicies: ['policies'],
  accessScope: [],
  kubernetesGroups: ['groups'],
  kubernetesUsername: ['username'],
  policyARN: ['policy'],
  principalARN: ['principal'],
};

const ADDON: Names = {
  configurationValues: ['configuration'],
  podIdentityAssociations: ['identity'],
  serviceAccountRoleARN: ['identity'],
};

function named(base: SpecPath, rest: Segments, names: Names = {}): SpecPath {
  const [first, ...others] = rest;
  return first === undefined ? base : childPath(base, ...(names[first] ?? [first]), ...others);
}

function addonSources(spec: ClusterSpec, [index, ...rest]: Segments): SpecPath[] {
  const addon = typeof index === 'number' ? clusterAddons(spec)[index] : undefined;
  const others = [cluster('addons')];
  if (addon === undefined) return others;
  if (rest[0] === 'tags') return [cluster('tags'), addon.specPath];
  if (rest[0] === 'permissionsBoundary') return [cluster('iam', 'permissionsBoundary')];
  return rest[0] === 'version' && addon.version === undefined
    ? [specPath('facts', 'addons', addon.name), addon.specPath, ...others]
    : [named(addon.specPath, rest, ADDON), ...others];
}

function accessSources(spec: ClusterSpec, [key, index, ...rest]: Segments): SpecPath[] {
  const access = [cluster('access')];
  if (key === 'authenticationMode') return [cluster('access', 'mode'), ...access];
  if (key === 'bootstrapClusterCreatorAdminPermissions') return [cluster('access', 'admins'), ...access];
  const entry = typeof index === 'number' ? entrySource(spec, index) : undefined;
  if (entry === undefined) return access;
  const isWritten = entry.startsWith(cluster('access', 'entries'));
  return [
    isWritten ? childPath(entry, ...rest.flatMap((one): Segments => ENTRY[one] ?? [one])) : entry,
    ...access,
  ];
}

function mappingSources({ access }: ClusterSpec, [index, key]: Segments): SpecPath[] {
  if (typeof index !== 'number') return [cluster('access', 'mappings')];
  // Behind those of the sources stand the nodes of Karpenter.
  if (index >= access.mappings.length) return [cluster('compute', 'karpenter')];
  const mapping = cluster('access', 'mappings', index);
  return [key === undefined ? mapping : childPath(mapping, key === 'arn' ? 'principal' : key)];
}

function groupSources(list: string, [index, ...rest]: Segments): SpecPath[] {
  const groups = cluster('compute', list);
  if (index === undefined) return [groups];
  const [key, inner] = rest;
  if (key === 'iam') {
    return [cluster('iam', inner === 'attachPolicyARNs' ? 'nodePolicies' : 'permissionsBoundary')];
  }
  return [named(childPath(groups, index), rest, GROUP)];
}

/** Roles follow from what the components, the add-ons, Karpenter and the apps call in AWS. */
function iamSources(
  spec: ClusterSpec,
  [key, index, ...rest]: Segments,
  apps: ClusterModel['apps'],
): SpecPath[] {
  if (/boundary$/i.test(String(key))) return [cluster('iam', 'permissionsBoundary')];
  if (key === 'serviceRoleARN') return [cluster('compute', 'autoMode')];
  const identities = workloadIdentities({ spec, apps });
  const ofList = identities.filter(({ by, addon }) =>
    key === 'serviceAccounts' ? by === 'irsa' : by === 'pod-identity' && addon === undefined,
  );
  const identity = typeof index === 'number' ? ofList[index] : undefined;
  if (identity === undefined) return identities.map(({ specPath: source }) => source);
  const [inner] = rest;
  if (inner === undefined) return [identity.specPath];
  if (inner === 'permissionsBoundary' || inner === 'permissionsBoundaryARN') {
    return [cluster('iam', 'permissionsBoundary')];
  }
  const isPolicy = /polic/i.test(String(inner));
  return [childPath(identity.specPath, 'identity', isPolicy ? 'policies' : 'serviceAccount')];
}
