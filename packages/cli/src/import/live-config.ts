import type { LiveAccessEntry, LiveAddon, LiveCluster, LiveNodeGroup } from '@nodeless/aws';
import type { JsonObject } from '@nodeless/core';
import type { SubnetPlaces } from './network.ts';

/** A running cluster in the words of eksctl. */
export interface LiveConfig {
  readonly config: JsonObject;
  readonly subnetPlaces: SubnetPlaces;
  /** What was not read, or has no word, a paragraph each. */
  readonly notes: readonly string[];
}

/**
 * The ClusterConfig that describes a running cluster. What EKS makes by itself is left out: access entries of the roles of
 * nodes and Fargate, user names that follow from an ARN, tags and labels of eksctl. Roles are named as they are; their policies
 * are not read.
 */
export function liveConfig(live: LiveCluster): LiveConfig {
  const { network, vpc } = live;
  const listed = listedSubnets(live);
  const subnets = (open: boolean) =>
    Object.fromEntries(
      vpc.subnets
        .filter((subnet) => listed.has(subnet.id) && subnet.public === open)
        .map(({ id, zone, cidr }) => [id, { id, az: zone, cidr }]),
    );
  const types = [...live.logging];
  const config: JsonObject = {
    apiVersion: 'eksctl.io/v1alpha5',
    kind: 'ClusterConfig',
    metadata: { name: live.name, region: live.region, version: live.version, tags: ownTags(live.tags) },
    accessConfig: accessConfig(live),
    iam: { withOIDC: true, serviceRoleARN: live.roleArn, podIdentityAssociations: associations(live) },
    vpc: {
      id: network.vpcId,
      ...(vpc.cidrs[0] === undefined ? {} : { cidr: vpc.cidrs[0] }),
      subnets: { private: subnets(false), public: subnets(true) },
      controlPlaneSubnetIDs: [...network.subnetIds],
      controlPlaneSecurityGroupIDs: [...network.securityGroupIds],
      clusterEndpoints: { publicAccess: network.publicAccess, privateAccess: network.privateAccess },
      ...(network.publicAccess ? { publicAccessCIDRs: [...network.publicAccessCidrs] } : {}),
    },
    kubernetesNetworkConfig: {
      ipFamily: network.ipFamily === 'ipv6' ? 'IPv6' : 'IPv4',
      ...(network.serviceIpv4Cidr === undefined ? {} : { serviceIPv4CIDR: network.serviceIpv4Cidr }),
    },
    addons: live.addons.map((addon) => addonOf(live, addon)),
    addonsConfig: { disableDefaultAddons: true },
    fargateProfiles: live.fargateProfiles.map(({ name, selectors, podExecutionRoleArn, tags }) => ({
      name,
      ...(podExecutionRoleArn === undefined ? {} : { podExecutionRoleARN: podExecutionRoleArn }),
      selectors: selectors.map(({ namespace, labels }) => ({ namespace, ...filled('labels', labels) })),
      ...filled('tags', ownTags(tags)),
    })),
    managedNodeGroups: live.nodeGroups.map((group) => managedGroup(live, group)),
    ...(types.length === 0 ? {} : { cloudWatch: { clusterLogging: { enableTypes: types } } }),
    ...(live.autoMode.enabled
      ? {
          autoModeConfig: {
            enabled: true,
            nodePools: [...live.autoMode.nodePools],
            ...(live.autoMode.nodeRoleArn === undefined ? {} : { nodeRoleARN: live.autoMode.nodeRoleArn }),
          },
        }
      : {}),
    ...(live.encryptionKeyArn === undefined ? {} : { secretsEncryption: { keyARN: live.encryptionKeyArn } }),
    ...(live.supportType === undefined ? {} : { upgradePolicy: { supportType: live.supportType } }),
    ...(live.zonalShift ? { zonalShiftConfig: { enabled: true } } : {}),
    ...(live.controlPlaneTier === undefined
      ? {}
      : { controlPlaneScalingConfig: { tier: live.controlPlaneTier } }),
  };
  const places = vpc.subnets.map(({ id, zone, cidr }) => [id, { zone, cidr }] as const);
  return { config, subnetPlaces: new Map(places), notes: notRead(live) };
}

/** Subnets of nodes and pods; those of the control plane too where it shares one of them, or where nothing else has any. */
function listedSubnets({ network, nodeGroups, fargateProfiles }: LiveCluster): ReadonlySet<string> {
  const used = [...nodeGroups, ...fargateProfiles].flatMap(({ subnetIds }) => subnetIds);
  const shares = used.length === 0 || network.subnetIds.some((id) => used.includes(id));
  return new Set([...used, ...(shares ? network.subnetIds : [])]);
}

function accessConfig({
  access,
  accessEntries,
  nodeGroups,
  fargateProfiles,
  autoMode,
}: LiveCluster): JsonObject {
  const made = new Set([
    ...nodeGroups.map(({ nodeRoleArn }) => nodeRoleArn),
    ...fargateProfiles.map(({ podExecutionRoleArn }) => podExecutionRoleArn),
    autoMode.nodeRoleArn,
  ]);
  const entries = accessEntries.filter(
    ({ principalArn, type }) => type === 'STANDARD' || !made.has(principalArn),
  );
  const hasAdmin = entries.some(({ policies }) =>
    policies.some(
      ({ policyArn, scope }) => policyArn.endsWith('/AmazonEKSClusterAdminPolicy') && scope === 'cluster',
    ),
  );
  return {
    authenticationMode: access.authenticationMode,
    bootstrapClusterCreatorAdminPermissions: access.bootstrapClusterCreatorAdminPermissions ?? !hasAdmin,
    accessEntries: entries.map(entryOf),
  };
}

function entryOf({ principalArn, type, username, kubernetesGroups, policies }: LiveAccessEntry): JsonObject {
  const isUsual =
    type !== 'STANDARD' ||
    username === undefined ||
    [principalArn, usualName(principalArn)].includes(username);
  return {
    principalARN: principalArn,
    type,
    ...(isUsual ? {} : { kubernetesUsername: username }),
    ...(type === 'STANDARD' && kubernetesGroups.length > 0
      ? { kubernetesGroups: [...kubernetesGroups] }
      : {}),
    ...(policies.length === 0
      ? {}
      : {
          accessPolicies: policies.map(({ policyArn, scope, namespaces }) => ({
            policyARN: policyArn,
            accessScope: { type: scope, ...(namespaces.length === 0 ? {} : { namespaces: [...namespaces] }) },
          })),
        }),
  };
}

/** The name that EKS makes. Source: https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html */
function usualName(arn: string): string {
  const role = /^(arn:[a-z-]+):iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(arn);
  if (role === null) return arn;
  return `${role[1]}:sts::${role[2]}:assumed-role/${role[3]}/{{SessionName}}`;
}

function addonOf({ podIdentityAssociations }: LiveCluster, addon: LiveAddon): JsonObject {
  const own = podIdentityAssociations.filter(
    ({ arn }) => arn !== undefined && addon.podIdentityAssociations.includes(arn),
  );
  return {
    name: addon.name,
    version: addon.version,
    ...(addon.configurationValues === undefined ? {} : { configurationValues: addon.configurationValues }),
    ...(addon.serviceAccountRoleArn === undefined
      ? {}
      : { serviceAccountRoleARN: addon.serviceAccountRoleArn }),
    ...(own.length === 0
      ? {}
      : {
          podIdentityAssociations: own.map(({ namespace, serviceAccount, roleArn }) => ({
            namespace,
            serviceAccountName: serviceAccount,
            roleARN: roleArn,
          })),
        }),
    ...filled('tags', ownTags(addon.tags)),
  };
}

function associations({ podIdentityAssociations, addons }: LiveCluster): JsonObject[] {
  const ofAddons = new Set(addons.flatMap((addon) => addon.podIdentityAssociations));
  return podIdentityAssociations
    .filter(({ arn, ownerArn }) => ownerArn === undefined && !(arn !== undefined && ofAddons.has(arn)))
    .map(({ namespace, serviceAccount, roleArn, targetRoleArn, disableSessionTags, tags }) => ({
      namespace,
      serviceAccountName: serviceAccount,
      roleARN: roleArn,
      ...(targetRoleArn === undefined ? {} : { targetRoleARN: targetRoleArn }),
      ...(disableSessionTags === true ? { disableSessionTags } : {}),
      ...filled('tags', ownTags(tags)),
    }));
}

const EFFECTS: Readonly<Record<string, string>> = {
  NO_SCHEDULE: 'NoSchedule',
  NO_EXECUTE: 'NoExecute',
  PREFER_NO_SCHEDULE: 'PreferNoSchedule',
};

function managedGroup(live: LiveCluster, group: LiveNodeGroup): JsonObject {
  const { launchTemplate, maxUnavailable, maxUnavailablePercentage } = group;
  const ids = new Set(group.subnetIds);
  const placed = live.vpc.subnets.filter(({ id }) => ids.has(id));
  const isPrivate = placed.every((subnet) => !subnet.public);
  const all = live.vpc.subnets.filter(
    ({ id, public: open }) => listedSubnets(live).has(id) && open !== isPrivate,
  );
  const ownTemplate = launchTemplate !== undefined && !isOfEksctl(launchTemplate.name);
  return {
    name: group.name,
    ...(ownTemplate
      ? { launchTemplate: { id: launchTemplate.id ?? '', ...filledText('version', launchTemplate.version) } }
      : { volumeEncrypted: true, disablePodIMDS: true, ...filledNumber('volumeSize', group.diskSize) }),
    ...(ownTemplate && group.amiType === 'CUSTOM' ? {} : { amiFamily: familyOf(group.amiType) }),
    ...(group.instanceTypes.length === 0 ? {} : { instanceTypes: [...group.instanceTypes] }),
    ...(group.capacityType === 'SPOT' ? { spot: true } : {}),
    ...filledNumber('minSize', group.minSize),
    ...filledNumber('maxSize', group.maxSize),
    ...filledNumber('desiredCapacity', group.desiredSize),
    privateNetworking: isPrivate,
    ...(all.length === ids.size ? {} : { subnets: [...group.subnetIds] }),
    ...filled('labels', ownTags(group.labels)),
    taints: group.taints.map(({ key, value, effect }) => ({
      key,
      ...filledText('value', value),
      effect: EFFECTS[effect] ?? effect,
    })),
    updateConfig: {
      ...filledNumber('maxUnavailable', maxUnavailable),
      ...filledNumber('maxUnavailablePercentage', maxUnavailablePercentage),
    },
    nodeRepairConfig: { enabled: group.nodeRepair },
    ...filled('tags', ownTags(group.tags)),
  };
}

function isOfEksctl(name: string | undefined): boolean {
  return name?.startsWith('eksctl-') === true;
}

function familyOf(amiType = ''): string {
  if (amiType.startsWith('AL2023')) return 'AmazonLinux2023';
  if (amiType.startsWith('BOTTLEROCKET'))
    return amiType.includes('FIPS') ? 'BottlerocketFips' : 'Bottlerocket';
  const windows = /^WINDOWS_(CORE|FULL)_(\d{4})/.exec(amiType);
  if (windows !== null)
    return `WindowsServer${windows[2]}${windows[1] === 'CORE' ? 'Core' : 'Full'}Container`;
  return 'AmazonLinux2';
}

/** Without those that AWS and eksctl give. */
function ownTags(tags: Readonly<Record<string, string>>): { [key: string]: string } {
  return Object.fromEntries(
    Object.entries(tags).filter(([key]) => !/^(aws:|eksctl\.|alpha\.eksctl\.io\/|eksctl\.io\/)/.test(key)),
  );
}

function notRead({ nodeGroups, deletionProtection, remoteNodeCidrs, remotePodCidrs }: LiveCluster): string[] {
  const templates = nodeGroups
    .filter(({ launchTemplate }) => isOfEksctl(launchTemplate?.name))
    .map(({ name }) => name);
  return [
    'not read, because EKS does not tell it: policies of roles, roles by the OIDC provider, the ConfigMap aws-auth, how long logs are kept',
    ...(templates.length === 0
      ? []
      : [
          `the launch templates of eksctl are not read: volumes and instance metadata of ${templates.join(', ')} are taken as encrypted gp3 without access of pods`,
        ]),
    ...(deletionProtection ? ['deletion protection is on; it has no key'] : []),
    ...(remoteNodeCidrs.length + remotePodCidrs.length === 0
      ? []
      : ['networks of hybrid nodes have no key; write remoteNetworkConfig below eksctl']),
  ];
}

function filled<K extends string>(key: K, value: { readonly [key: string]: string }): JsonObject {
  return Object.keys(value).length === 0 ? {} : { [key]: { ...value } };
}

function filledText(key: string, value: string | undefined): JsonObject {
  return value === undefined || value === '' ? {} : { [key]: value };
}

function filledNumber(key: string, value: number | undefined): JsonObject {
  return value === undefined ? {} : { [key]: value };
}
