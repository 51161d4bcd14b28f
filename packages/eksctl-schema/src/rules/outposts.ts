import { problem, type ConfigPath, type ConfigRule } from '../problem.ts';
import { isAutoMode, isIpv6, selfManagedGroups } from './facts.ts';
import { isGiven } from './lists.ts';

/** Families of images for local clusters. Source: `validateNodeGroupBase` in validation.go. */
const LOCAL_FAMILIES: readonly string[] = ['AmazonLinux2', 'AmazonLinux2023'];

/** What local clusters do not have. Source: `ValidateClusterConfig` in validation.go, `NewCreateClusterLoader` in configfile.go. */
export const outpostFeatures: ConfigRule = function* (config) {
  if (config.outpost === undefined) return;
  const { accessConfig, iam, secretsEncryption, vpc } = config;
  const features: [ConfigPath, boolean][] = [
    [
      ['accessConfig', 'bootstrapClusterCreatorAdminPermissions'],
      accessConfig?.bootstrapClusterCreatorAdminPermissions === false,
    ],
    [['addons'], isGiven(config.addons)],
    [['autoModeConfig'], isAutoMode(config)],
    [['availabilityZones'], isGiven(config.availabilityZones)],
    [['fargateProfiles'], isGiven(config.fargateProfiles)],
    [['gitops'], config.gitops !== undefined],
    [['iam', 'withOIDC'], iam?.withOIDC === true],
    [['identityProviders'], isGiven(config.identityProviders)],
    [['karpenter'], config.karpenter !== undefined],
    [['kubernetesNetworkConfig', 'ipFamily'], isIpv6(config)],
    [['localZones'], isGiven(config.localZones)],
    [['managedNodeGroups'], isGiven(config.managedNodeGroups)],
    [['secretsEncryption'], secretsEncryption !== undefined],
    [['vpc', 'autoAllocateIPv6'], vpc?.autoAllocateIPv6 === true],
    [['vpc', 'publicAccessCIDRs'], isGiven(vpc?.publicAccessCIDRs)],
  ];
  for (const [path, isWanted] of features) {
    if (isWanted)
      yield problem(
        path,
        `a local cluster on Outposts cannot have ${path.join('.')} like this`,
        'leave it out',
      );
  }
};

/** The endpoint is private. Source: `NewCreateClusterLoader` in configfile.go. */
export const outpostEndpoints: ConfigRule = function* ({ outpost, privateCluster, vpc }) {
  if (outpost === undefined || privateCluster?.enabled === true) return;
  if (vpc?.clusterEndpoints?.publicAccess === true) {
    yield problem(
      ['vpc', 'clusterEndpoints', 'publicAccess'],
      'a local cluster has no public endpoint',
      'write publicAccess: false',
    );
  }
  if (vpc?.clusterEndpoints?.privateAccess === false) {
    yield problem(
      ['vpc', 'clusterEndpoints', 'privateAccess'],
      'a local cluster has a private endpoint alone',
      'write privateAccess: true',
    );
  }
};

/** Settings for etcd that runs apart. Source: `ValidateClusterConfig` in validation.go. */
export const outpostEtcd: ConfigRule = function* ({ accessConfig, outpost }) {
  if (outpost === undefined) return;
  const { controlPlanePlacement, etcdInstanceType, etcdPlacement } = outpost;
  if (etcdInstanceType === undefined) {
    const hint = 'give outpost.etcdInstanceType';
    if (etcdPlacement !== undefined) {
      yield problem(['outpost', 'etcdPlacement'], 'etcdPlacement is for etcd that runs apart', hint);
    }
    if (isGiven(controlPlanePlacement?.spreadLevel)) {
      yield problem(
        ['outpost', 'controlPlanePlacement', 'spreadLevel'],
        'spreadLevel is for a control plane whose etcd runs apart',
        hint,
      );
    }
    return;
  }
  if (isGiven(controlPlanePlacement?.groupName)) {
    yield problem(
      ['outpost', 'controlPlanePlacement', 'groupName'],
      'a control plane whose etcd runs apart is spread, not placed in a group',
      'use spreadLevel',
    );
  }
  if (accessConfig?.authenticationMode === 'CONFIG_MAP') {
    yield problem(
      ['accessConfig', 'authenticationMode'],
      'a control plane whose etcd runs apart needs access entries',
      'write API_AND_CONFIG_MAP or API',
    );
  }
};

/** Nodes stand on one Outpost, that of the control plane. Source: `ValidateClusterConfig` and `ValidateNodeGroup` in validation.go. */
export const oneOutpost: ConfigRule = function* (config) {
  const [first, ...others] = selfManagedGroups(config).filter(({ group }) => group.outpostARN !== undefined);
  if (first === undefined) return;
  const expected = config.outpost?.controlPlaneOutpostARN ?? first.group.outpostARN;
  for (const { group, path } of [first, ...others]) {
    if (group.outpostARN === expected) continue;
    yield problem(
      [...path, 'outpostARN'],
      `${group.name} is on another Outpost than ${config.outpost === undefined ? first.group.name : 'the control plane'}`,
      'name the same Outpost',
    );
  }
};

/** Nodes on Outposts come later to a cluster in a region. Source: `doCreateCluster` in pkg/ctl/create/cluster.go. */
export const outpostNodesLater: ConfigRule = function* (config) {
  if (config.outpost !== undefined) return;
  for (const { group, path } of selfManagedGroups(config)) {
    if (group.outpostARN === undefined) continue;
    yield problem(
      [...path, 'outpostARN'],
      'nodes on Outposts cannot be made together with a cluster in a region',
      'make them later with eksctl create nodegroup',
    );
  }
};

/** The Outpost decides the zone. Source: `ValidateNodeGroup` in validation.go. */
export const outpostNodePlaces: ConfigRule = function* (config) {
  for (const { group, path } of selfManagedGroups(config)) {
    if (config.outpost === undefined && group.outpostARN === undefined) continue;
    for (const key of ['availabilityZones', 'instanceSelector', 'localZones'] as const) {
      if (isGiven(group[key]) && Object.keys(group[key] ?? {}).length > 0) {
        yield problem([...path, key], `nodes on Outposts cannot have ${key}`, 'leave it out');
      }
    }
  }
};

/** Images and volumes of local clusters. Source: `validateNodeGroupBase` and `validateVolumeOpts` in validation.go. */
export const outpostNodeImages: ConfigRule = function* (config) {
  if (config.outpost === undefined) return;
  for (const { group, path } of selfManagedGroups(config)) {
    if (group.amiFamily !== undefined && !LOCAL_FAMILIES.includes(group.amiFamily)) {
      yield problem(
        [...path, 'amiFamily'],
        `nodes of a local cluster run ${LOCAL_FAMILIES.join(' or ')}`,
        'use one of them',
      );
    }
    if (group.volumeType !== undefined && group.volumeType !== 'gp2') {
      yield problem(
        [...path, 'volumeType'],
        'nodes of a local cluster have volumes of type gp2',
        'write volumeType: gp2',
      );
    }
  }
};
