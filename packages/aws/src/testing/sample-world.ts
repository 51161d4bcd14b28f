import type { JsonObject } from '@nodeless/core';
import type { WireCluster, WireVpc, WireWorld } from './wire.ts';

export const SAMPLE_REGION = 'ap-northeast-2';
const ACCOUNT = '111122223333';
const VPC = 'vpc-0123456789abcdef0';
const SUBNETS = ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'] as const;
const GROUP = 'sg-0123456789abcdef0';

export function sampleArn(name: string): string {
  return `arn:aws:eks:${SAMPLE_REGION}:${ACCOUNT}:cluster/${name}`;
}

const eksArn = (kind: string, name: string, of: string) =>
  `arn:aws:eks:${SAMPLE_REGION}:${ACCOUNT}:${kind}/${name}/${of}/0a1b2c3d`;

/** A cluster with one of each thing that belongs to a cluster. */
export function sampleCluster(name: string): WireCluster {
  return {
    cluster: {
      name,
      arn: sampleArn(name),
      createdAt: 1750000000,
      version: '1.35',
      endpoint: 'https://0A1B2C3D.gr7.ap-northeast-2.eks.amazonaws.com',
      roleArn: `arn:aws:iam::${ACCOUNT}:role/eks-cluster`,
      resourcesVpcConfig: {
        subnetIds: [...SUBNETS],
        securityGroupIds: [],
        clusterSecurityGroupId: GROUP,
        vpcId: VPC,
        endpointPublicAccess: true,
        endpointPrivateAccess: true,
        publicAccessCidrs: ['203.0.113.0/24'],
      },
      kubernetesNetworkConfig: { serviceIpv4Cidr: '172.20.0.0/16', ipFamily: 'ipv4' },
      logging: {
        clusterLogging: [
          { types: ['scheduler', 'api'], enabled: true },
          { types: ['audit'], enabled: false },
        ],
      },
      identity: { oidc: { issuer: 'https://oidc.eks.ap-northeast-2.amazonaws.com/id/0A1B2C3D' } },
      status: 'ACTIVE',
      certificateAuthority: { data: 'LS0tLS1CRUdJTg==' },
      platformVersion: 'eks.7',
      tags: { stage: 'dev', 'managed-by': 'nodeless' },
      encryptionConfig: [],
      accessConfig: { authenticationMode: 'API_AND_CONFIG_MAP' },
      upgradePolicy: { supportType: 'EXTENDED' },
      deletionProtection: false,
    },
    addons: [
      sampleAddon(name, 'vpc-cni', 'v1.21.1-eksbuild.1'),
      sampleAddon(name, 'coredns', 'v1.13.2-eksbuild.4'),
    ],
    nodegroups: [
      {
        nodegroupName: 'general',
        nodegroupArn: eksArn('nodegroup', name, 'general'),
        clusterName: name,
        version: '1.35',
        releaseVersion: '1.35.0-20260714',
        status: 'ACTIVE',
        capacityType: 'ON_DEMAND',
        scalingConfig: { minSize: 1, maxSize: 3, desiredSize: 2 },
        instanceTypes: ['t4g.xlarge', 'm7g.xlarge'],
        subnets: [...SUBNETS],
        amiType: 'AL2023_ARM_64_STANDARD',
        nodeRole: `arn:aws:iam::${ACCOUNT}:role/node`,
        labels: { tier: 'general' },
        taints: [{ key: 'dedicated', value: 'general', effect: 'NO_SCHEDULE' }],
        resources: { autoScalingGroups: [{ name: 'eks-general' }] },
        health: { issues: [] },
        updateConfig: { maxUnavailable: 1 },
        launchTemplate: { id: 'lt-0123456789abcdef0', name: 'general', version: '1' },
        tags: {},
      },
    ],
    fargateProfiles: [
      {
        fargateProfileName: 'argocd',
        clusterName: name,
        podExecutionRoleArn: `arn:aws:iam::${ACCOUNT}:role/fargate`,
        subnets: [...SUBNETS],
        selectors: [{ namespace: 'argocd', labels: {} }],
        status: 'ACTIVE',
        tags: {},
      },
    ],
    accessEntries: [
      {
        entry: {
          clusterName: name,
          principalArn: `arn:aws:iam::${ACCOUNT}:role/admin`,
          kubernetesGroups: ['ops'],
          username: 'admin',
          type: 'STANDARD',
          tags: {},
        },
        policies: [
          {
            policyArn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy',
            accessScope: { type: 'cluster', namespaces: [] },
          },
        ],
      },
    ],
    associations: [
      {
        clusterName: name,
        namespace: 'karpenter',
        serviceAccount: 'karpenter',
        roleArn: `arn:aws:iam::${ACCOUNT}:role/karpenter`,
        associationArn: eksArn('podidentityassociation', name, 'a-1'),
        associationId: 'a-1',
        tags: {},
      },
    ],
  };
}

function sampleAddon(cluster: string, name: string, version: string): JsonObject {
  return {
    addonName: name,
    clusterName: cluster,
    status: 'ACTIVE',
    addonVersion: version,
    health: { issues: [] },
    addonArn: eksArn('addon', cluster, name),
    tags: {},
  };
}

export const SAMPLE_VPC: WireVpc = {
  vpc: {
    vpcId: VPC,
    cidrBlock: '10.0.0.0/16',
    cidrBlockAssociationSet: [
      { cidrBlock: '100.64.0.0/16', cidrBlockState: { state: 'associated' } },
      { cidrBlock: '10.0.0.0/16', cidrBlockState: { state: 'associated' } },
    ],
    tagSet: [{ key: 'Name', value: 'a & b' }],
  },
  subnets: [
    {
      subnetId: SUBNETS[1],
      vpcId: VPC,
      availabilityZone: 'ap-northeast-2c',
      cidrBlock: '10.0.16.0/20',
      availableIpAddressCount: 4000,
      mapPublicIpOnLaunch: false,
      tagSet: [{ key: 'kubernetes.io/role/internal-elb', value: '1' }],
    },
    {
      subnetId: SUBNETS[0],
      vpcId: VPC,
      availabilityZone: 'ap-northeast-2a',
      cidrBlock: '10.0.0.0/20',
      availableIpAddressCount: 4091,
      mapPublicIpOnLaunch: true,
    },
  ],
  routeTables: [
    { routeTableId: 'rtb-1', routeSet: [], associationSet: [{ main: true, routeTableId: 'rtb-1' }] },
    {
      routeTableId: 'rtb-2',
      routeSet: [{ destinationCidrBlock: '0.0.0.0/0', gatewayId: 'igw-1' }],
      associationSet: [{ main: false, subnetId: SUBNETS[0] }],
    },
  ],
  securityGroups: [{ groupId: GROUP, groupName: 'eks-cluster-sg', tagSet: [] }],
};

/** A world of clusters in one VPC. */
export function sampleWorld(...names: readonly string[]): WireWorld {
  return {
    clusters: Object.fromEntries(names.map((name) => [name, sampleCluster(name)])),
    vpcs: [SAMPLE_VPC],
  };
}
