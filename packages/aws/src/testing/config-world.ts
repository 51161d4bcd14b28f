import { at, maps, textMap, texts, type JsonObject, type JsonValue } from '@nodeless/core';
import type { WireAccessEntry, WireCluster, WireVpc, WireWorld } from './wire.ts';

const ACCOUNT = '111122223333';

/**
 * What AWS has once eksctl has made clusters from these ClusterConfigs: the values of the configs, the defaults of eksctl, and
 * what eksctl and EKS add by themselves.
 *
 * @param versions of add-ons that a config does not pin. @default `v1.0.0-eksbuild.1`
 */
export function worldOfConfigs(
  configs: readonly JsonObject[],
  versions: Readonly<Record<string, string>> = {},
): WireWorld {
  return {
    clusters: Object.fromEntries(
      configs.map((config) => [text(at(config, 'metadata', 'name')), clusterOf(config, versions)]),
    ),
    vpcs: configs.map(vpcOf),
  };
}

const text = (value: JsonValue | undefined, otherwise = '') =>
  typeof value === 'string' ? value : otherwise;
const flag = (value: JsonValue | undefined, otherwise: boolean) =>
  typeof value === 'boolean' ? value : otherwise;

interface Named {
  readonly name: string;
  readonly region: string;
}

function namedBy(config: JsonObject): Named {
  return { name: text(at(config, 'metadata', 'name')), region: text(at(config, 'metadata', 'region')) };
}

function arn({ name, region }: Named, kind: string, rest: string): string {
  return `arn:aws:eks:${region}:${ACCOUNT}:${kind}/${name}${rest}`;
}

/** Both eksctl puts on what it makes. */
const OF_EKSCTL = 'alpha.eksctl.io/cluster-name';

function clusterOf(config: JsonObject, versions: Readonly<Record<string, string>>): WireCluster {
  const named = namedBy(config);
  const { name } = named;
  const groups = maps(at(config, 'managedNodeGroups'));
  return {
    cluster: controlPlane(config, named),
    addons: maps(at(config, 'addons')).map((addon) => addonOf(addon, named, versions)),
    nodegroups: groups.map((group) => nodeGroupOf(group, config, named)),
    fargateProfiles: maps(at(config, 'fargateProfiles')).map((profile) => ({
      fargateProfileName: text(profile['name']),
      clusterName: name,
      podExecutionRoleArn: text(
        profile['podExecutionRoleARN'],
        `arn:aws:iam::${ACCOUNT}:role/fargate-${name}`,
      ),
      subnets: subnetIds(config),
      selectors: maps(profile['selectors']).map((selector) => ({
        namespace: text(selector['namespace']),
        labels: textMap(selector['labels']),
      })),
      status: 'ACTIVE',
      tags: textMap(profile['tags']),
    })),
    accessEntries: [
      ...maps(at(config, 'accessConfig', 'accessEntries')).map((entry) => accessEntryOf(entry, name)),
      // EKS makes one for each role of a node group by itself.
      ...groups.slice(0, 1).map(() => ({
        entry: {
          clusterName: name,
          principalArn: nodeRole(name),
          kubernetesGroups: ['system:nodes'],
          username: 'system:node:{{EC2PrivateDNSName}}',
          type: 'EC2_LINUX',
          tags: {},
        },
      })),
    ],
    associations: [
      ...maps(at(config, 'iam', 'podIdentityAssociations')).map((one) => [one, undefined] as const),
      ...maps(at(config, 'addons')).flatMap((addon) =>
        maps(addon['podIdentityAssociations']).map((one) => [one, text(addon['name'])] as const),
      ),
    ].map(([one, addon], index) => associationOf(one, addon, index, named)),
  };
}

/** The account of the first principal that the config names. */
function accountOf(config: JsonObject): string {
  const [first] = maps(at(config, 'accessConfig', 'accessEntries'));
  return /:iam::(\d{12}):/.exec(text(first?.['principalARN']))?.[1] ?? ACCOUNT;
}

const nodeRole = (name: string) => `arn:aws:iam::${ACCOUNT}:role/eksctl-${name}-node`;

function controlPlane(config: JsonObject, named: Named): JsonObject {
  const { name, region } = named;
  const isPublic = flag(at(config, 'vpc', 'clusterEndpoints', 'publicAccess'), true);
  const cidrs = texts(at(config, 'vpc', 'publicAccessCIDRs'));
  const logging = texts(at(config, 'cloudWatch', 'clusterLogging', 'enableTypes'));
  const key = at(config, 'secretsEncryption', 'keyARN');
  const autoMode = flag(at(config, 'autoModeConfig', 'enabled'), false);
  const ownSubnets = at(config, 'vpc', 'controlPlaneSubnetIDs');
  return {
    name,
    arn: arn(named, 'cluster', '').replace(ACCOUNT, accountOf(config)),
    version: text(at(config, 'metadata', 'version')),
    endpoint: `https://${name}.eks.${region}.amazonaws.com`,
    roleArn: text(at(config, 'iam', 'serviceRoleARN'), `arn:aws:iam::${ACCOUNT}:role/eksctl-${name}-cluster`),
    resourcesVpcConfig: {
      subnetIds: ownSubnets === undefined ? subnetIds(config) : texts(ownSubnets),
      securityGroupIds: [groupId(config, 1)],
      clusterSecurityGroupId: groupId(config, 0),
      vpcId: vpcId(config),
      endpointPublicAccess: isPublic,
      endpointPrivateAccess: flag(at(config, 'vpc', 'clusterEndpoints', 'privateAccess'), false),
      publicAccessCidrs: isPublic && cidrs.length === 0 ? ['0.0.0.0/0'] : cidrs,
    },
    kubernetesNetworkConfig: {
      serviceIpv4Cidr: text(at(config, 'kubernetesNetworkConfig', 'serviceIPv4CIDR'), '10.100.0.0/16'),
      ipFamily: text(at(config, 'kubernetesNetworkConfig', 'ipFamily'), 'IPv4').toLowerCase(),
    },
    logging: { clusterLogging: [{ types: logging, enabled: true }] },
    identity: { oidc: { issuer: `https://oidc.eks.${region}.amazonaws.com/id/${name}` } },
    status: 'ACTIVE',
    certificateAuthority: { data: 'LS0tLS1CRUdJTg==' },
    platformVersion: 'eks.7',
    tags: {
      ...textMap(at(config, 'metadata', 'tags')),
      [OF_EKSCTL]: name,
      'aws:cloudformation:stack-name': `eksctl-${name}-cluster`,
      Name: `eksctl-${name}-cluster/ControlPlane`,
    },
    encryptionConfig: typeof key === 'string' ? [{ resources: ['secrets'], provider: { keyArn: key } }] : [],
    accessConfig: {
      authenticationMode: text(at(config, 'accessConfig', 'authenticationMode'), 'API_AND_CONFIG_MAP'),
    },
    upgradePolicy: { supportType: text(at(config, 'upgradePolicy', 'supportType'), 'EXTENDED') },
    zonalShiftConfig: { enabled: flag(at(config, 'zonalShiftConfig', 'enabled'), false) },
    deletionProtection: false,
    computeConfig: {
      enabled: autoMode,
      nodePools: autoMode
        ? texts(at(config, 'autoModeConfig', 'nodePools') ?? ['general-purpose', 'system'])
        : [],
    },
  };
}

function addonOf(addon: JsonObject, named: Named, versions: Readonly<Record<string, string>>): JsonObject {
  const addonName = text(addon['name']);
  const role = addon['serviceAccountRoleARN'];
  const values = addon['configurationValues'];
  return {
    addonName,
    clusterName: named.name,
    status: 'ACTIVE',
    addonVersion: text(addon['version'], versions[addonName] ?? 'v1.0.0-eksbuild.1'),
    health: { issues: [] },
    addonArn: arn(named, 'addon', `/${addonName}/1`),
    ...(typeof role === 'string' ? { serviceAccountRoleArn: role } : {}),
    ...(typeof values === 'string' ? { configurationValues: values } : {}),
    tags: { ...textMap(addon['tags']), [OF_EKSCTL]: named.name },
  };
}

function nodeGroupOf(group: JsonObject, config: JsonObject, named: Named): JsonObject {
  const name = text(group['name']);
  const size = (key: string) => (typeof group[key] === 'number' ? group[key] : 2);
  return {
    nodegroupName: name,
    nodegroupArn: arn(named, 'nodegroup', `/${name}/1`),
    clusterName: named.name,
    version: text(at(config, 'metadata', 'version')),
    releaseVersion: text(group['releaseVersion'], '1.35.0-20260714'),
    status: 'ACTIVE',
    capacityType: group['spot'] === true ? 'SPOT' : 'ON_DEMAND',
    scalingConfig: {
      minSize: size('minSize'),
      maxSize: size('maxSize'),
      desiredSize: size('desiredCapacity'),
    },
    instanceTypes: texts(group['instanceTypes']),
    subnets: subnetsOf(config)
      .filter((subnet) => !(group['privateNetworking'] === true && subnet.public))
      .map(({ id }) => id),
    amiType: 'AL2023_x86_64_STANDARD',
    nodeRole: nodeRole(named.name),
    labels: {
      ...textMap(group['labels']),
      [OF_EKSCTL]: named.name,
      'alpha.eksctl.io/nodegroup-name': name,
    },
    taints: maps(group['taints']).map(({ key, value, effect }) => ({
      key: text(key),
      ...(typeof value === 'string' ? { value } : {}),
      effect: TAINT_EFFECTS[text(effect)] ?? '',
    })),
    updateConfig: { maxUnavailable: 1, ...(at(group, 'updateConfig') as JsonObject | undefined) },
    nodeRepairConfig: { enabled: flag(at(group, 'nodeRepairConfig', 'enabled'), false) },
    tags: { ...textMap(group['tags']), [OF_EKSCTL]: named.name },
  };
}

const TAINT_EFFECTS: Readonly<Record<string, string>> = {
  NoSchedule: 'NO_SCHEDULE',
  NoExecute: 'NO_EXECUTE',
  PreferNoSchedule: 'PREFER_NO_SCHEDULE',
};

function accessEntryOf(entry: JsonObject, clusterName: string): WireAccessEntry {
  const principalArn = text(entry['principalARN']);
  const type = text(entry['type'], 'STANDARD');
  const username = type === 'STANDARD' ? principalArn : 'system:node:{{EC2PrivateDNSName}}';
  return {
    entry: {
      clusterName,
      principalArn,
      kubernetesGroups: type === 'STANDARD' ? texts(entry['kubernetesGroups']) : ['system:nodes'],
      username: text(entry['kubernetesUsername'], username),
      type,
      tags: {},
    },
    policies: maps(entry['accessPolicies']).map((policy) => ({
      policyArn: text(policy['policyARN']),
      accessScope: {
        type: text(at(policy, 'accessScope', 'type')),
        namespaces: texts(at(policy, 'accessScope', 'namespaces')),
      },
    })),
  };
}

function associationOf(one: JsonObject, addon: string | undefined, index: number, named: Named): JsonObject {
  return {
    clusterName: named.name,
    namespace: text(one['namespace'], 'kube-system'),
    serviceAccount: text(one['serviceAccountName']),
    roleArn: text(one['roleARN'], `arn:aws:iam::${ACCOUNT}:role/eksctl-${named.name}-${index}`),
    associationArn: arn(named, 'podidentityassociation', `/a-${index}`),
    associationId: `a-${index}`,
    ...(addon === undefined ? {} : { ownerArn: arn(named, 'addon', `/${addon}/1`) }),
    tags: { ...textMap(one['tags']), [OF_EKSCTL]: named.name },
  };
}

function vpcId(config: JsonObject): string {
  return text(at(config, 'vpc', 'id'), `vpc-0${hex(namedBy(config).name)}`);
}

function groupId(config: JsonObject, index: number): string {
  return `sg-${index}${hex(namedBy(config).name)}`;
}

/** 16 digits that belong to a name. */
function hex(name: string): string {
  return Buffer.from(name).toString('hex').padEnd(16, '0').slice(-16);
}

interface ConfigSubnet {
  readonly id: string;
  readonly zone: string;
  readonly cidr: string;
  readonly public: boolean;
}

function subnetsOf(config: JsonObject): ConfigSubnet[] {
  const written = (['private', 'public'] as const).flatMap((role) =>
    Object.entries((at(config, 'vpc', 'subnets', role) ?? {}) as Readonly<Record<string, JsonObject>>).map(
      ([key, subnet]) => ({
        id: text(subnet['id']),
        zone: text(subnet['az'], key),
        cidr: text(subnet['cidr'], '10.0.0.0/24'),
        public: role === 'public',
      }),
    ),
  );
  if (written.length > 0) return written;
  const zones = texts(at(config, 'availabilityZones'));
  const [first = '192', second = '168'] = text(at(config, 'vpc', 'cidr'), '192.168.0.0/16').split('.');
  // eksctl chooses zones where none are written.
  const chosen = zones.length > 0 ? zones : ['a', 'b', 'c'].map((letter) => namedBy(config).region + letter);
  return chosen.map((zone, index) => ({
    id: `subnet-${index}${hex(namedBy(config).name)}`,
    zone,
    cidr: `${first}.${second}.${32 * index}.0/19`,
    public: false,
  }));
}

function subnetIds(config: JsonObject): string[] {
  return subnetsOf(config).map(({ id }) => id);
}

function vpcOf(config: JsonObject): WireVpc {
  const id = vpcId(config);
  const subnets = subnetsOf(config);
  const controlPlane = texts(at(config, 'vpc', 'controlPlaneSubnetIDs')).filter(
    (one) => !subnets.some((subnet) => subnet.id === one),
  );
  return {
    vpc: { vpcId: id, cidrBlock: text(at(config, 'vpc', 'cidr'), '192.168.0.0/16') },
    subnets: [
      ...subnets,
      ...controlPlane.map((one, index) => ({
        id: one,
        zone: subnets[index]?.zone ?? '',
        cidr: `10.0.0.${192 + 16 * index}/28`,
        public: false,
      })),
    ].map((subnet) => ({
      subnetId: subnet.id,
      vpcId: id,
      availabilityZone: subnet.zone,
      cidrBlock: subnet.cidr,
      availableIpAddressCount: 200,
    })),
    routeTables: [
      {
        routeTableId: 'rtb-1',
        routeSet: [{ destinationCidrBlock: '0.0.0.0/0', gatewayId: 'igw-1' }],
        associationSet: subnets
          .filter((subnet) => subnet.public)
          .map((subnet) => ({ subnetId: subnet.id, routeTableId: 'rtb-1' })),
      },
    ],
    securityGroups: [0, 1].map((index) => ({ groupId: groupId(config, index), groupName: `group-${index}` })),
  };
}
