import type { JsonObject } from '@nodeless/core';
import { isStackVpc } from '@nodeless/sources';
import { clusterConfig } from '../../cluster-config/cluster-config.ts';
import { configDiagnostics } from '../../cluster-config/problems.ts';
import { CLASSIC, CLASSIC_NETWORK, modelOf, PRIVATE } from '../../testing/model.ts';
import { networkTemplate } from './network.ts';

const IPV6 = { ipFamily: 'IPv6' };

interface Resource {
  readonly Type: string;
  readonly Properties: JsonObject;
}

function resourcesOf(network: JsonObject, change: JsonObject = {}): { readonly [name: string]: Resource } {
  const { spec } = modelOf(CLASSIC, { network, ...change });
  if (!isStackVpc(spec.network.vpc)) throw new Error('not a VPC of our own stack');
  return networkTemplate(spec, spec.network.vpc, {})['Resources'] as unknown as {
    readonly [name: string]: Resource;
  };
}

/** What a template has, or has otherwise, than another one. */
function beside(template: ReturnType<typeof resourcesOf>, other: ReturnType<typeof resourcesOf>) {
  return Object.fromEntries(
    Object.entries(template).filter(
      ([name, resource]) => JSON.stringify(resource) !== JSON.stringify(other[name]),
    ),
  );
}

const ROLES = [
  ['Private', 0, true],
  ['Public', 16, false],
  ['ControlPlane', 32, true],
] as const;
const ZONES = ['A', 'B', 'C'];

const placeOf = (resource: Resource | undefined) =>
  (resource?.Properties['Ipv6CidrBlock'] as { 'Fn::Select': [number, unknown] } | undefined)?.[
    'Fn::Select'
  ][0];

// Sources: https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html,
// https://github.com/eksctl-io/eksctl/blob/v0.230.0/pkg/cfn/builder/vpc_ipv6.go
test('an IPv6 cluster adds a block, ways out, and a /64 of each subnet', () => {
  const added = beside(resourcesOf(IPV6), resourcesOf({}));
  const subnets = ROLES.flatMap(([role]) => ZONES.map((zone) => `${role}Subnet${zone}`));
  const { [subnets[0] ?? '']: privateSubnet, ...others } = added;
  expect(Object.keys(others).sort()).toEqual(
    [
      ...subnets.slice(1),
      'Ipv6Block',
      'EgressOnlyInternetGateway',
      'PublicIpv6DefaultRoute',
      ...ZONES.map((zone) => `PrivateIpv6DefaultRoute${zone}`),
    ].sort(),
  );
  expect(privateSubnet).toEqual({
    Type: 'AWS::EC2::Subnet',
    DependsOn: 'Ipv6Block',
    Properties: {
      VpcId: { Ref: 'Vpc' },
      AvailabilityZone: 'ap-northeast-2a',
      CidrBlock: '10.0.0.0/18',
      Ipv6CidrBlock: {
        'Fn::Select': [
          0,
          { 'Fn::Cidr': [{ 'Fn::Select': [0, { 'Fn::GetAtt': ['Vpc', 'Ipv6CidrBlocks'] }] }, 64, 64] },
        ],
      },
      AssignIpv6AddressOnCreation: true,
      MapPublicIpOnLaunch: false,
      Tags: [
        { Key: 'Name', Value: 'classic/PrivateSubnetA' },
        { Key: 'karpenter.sh/discovery', Value: 'classic' },
        { Key: 'kubernetes.io/role/internal-elb', Value: '1' },
        { Key: 'stage', Value: 'dev' },
      ],
    },
  });
  expect(added).toMatchObject({
    Ipv6Block: {
      Type: 'AWS::EC2::VPCCidrBlock',
      Properties: { VpcId: { Ref: 'Vpc' }, AmazonProvidedIpv6CidrBlock: true },
    },
    EgressOnlyInternetGateway: {
      Type: 'AWS::EC2::EgressOnlyInternetGateway',
      Properties: {
        VpcId: { Ref: 'Vpc' },
        Tags: [
          { Key: 'Name', Value: 'classic/EgressOnlyInternetGateway' },
          { Key: 'stage', Value: 'dev' },
        ],
      },
    },
    PublicIpv6DefaultRoute: {
      Type: 'AWS::EC2::Route',
      DependsOn: 'InternetGatewayAttachment',
      Properties: {
        RouteTableId: { Ref: 'PublicRouteTable' },
        DestinationIpv6CidrBlock: '::/0',
        GatewayId: { Ref: 'InternetGateway' },
      },
    },
    PrivateIpv6DefaultRouteC: {
      Type: 'AWS::EC2::Route',
      Properties: {
        RouteTableId: { Ref: 'PrivateRouteTableC' },
        DestinationIpv6CidrBlock: '::/0',
        EgressOnlyInternetGatewayId: { Ref: 'EgressOnlyInternetGateway' },
      },
    },
  });
});

test.each(ROLES)('%s subnets begin at place %d and assign addresses: %s', (role, first, assigns) => {
  const template = resourcesOf(IPV6);
  const subnets = ZONES.map((zone) => template[`${role}Subnet${zone}`]);
  expect(subnets.map(placeOf)).toEqual([first, first + 1, first + 2]);
  expect(subnets.map((subnet) => subnet?.Properties['AssignIpv6AddressOnCreation'])).toEqual(
    ZONES.map(() => assigns),
  );
});

// Source: https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
test.each([[false], [true]])('node groups with privateNetworking: %s', (privateNetworking) => {
  const compute = {
    managedNodeGroups: [
      {
        name: 'general',
        architecture: 'arm64',
        instanceTypes: ['m7g.large'],
        scaling: { min: 1, max: 2 },
        privateNetworking,
      },
    ],
  };
  const template = resourcesOf(IPV6, { compute });
  const assigns = ROLES.map(([role]) => {
    const { MapPublicIpOnLaunch, AssignIpv6AddressOnCreation } = template[`${role}SubnetA`]?.Properties ?? {};
    return [MapPublicIpOnLaunch, AssignIpv6AddressOnCreation];
  });
  expect(assigns).toEqual([
    [false, true],
    [!privateNetworking, !privateNetworking],
    [false, true],
  ]);
});

test('a third zone changes nothing of the first two', () => {
  const zones = ['ap-northeast-2a', 'ap-northeast-2b'];
  const { S3Endpoint: _, ...two } = resourcesOf({ ...IPV6, vpc: { zones } });
  expect(resourcesOf(IPV6)).toMatchObject(two);
  expect(placeOf(two['ControlPlaneSubnetB'])).toBe(33);
});

test('without NAT gateways private subnets keep their way out for IPv6', () => {
  const added = beside(resourcesOf({ ...IPV6, vpc: { nat: 'none' } }), resourcesOf({ vpc: { nat: 'none' } }));
  expect(Object.keys(added)).toEqual(
    expect.arrayContaining(['EgressOnlyInternetGateway', 'PrivateIpv6DefaultRouteA']),
  );
});

test('pods reach IPv4 with the address of their node, so nothing translates for them', () => {
  const text = JSON.stringify(resourcesOf({ ...IPV6, vpc: { nat: 'per-zone' } }));
  expect(text).not.toContain('Dns64');
  expect(text).not.toContain('64:ff9b');
});

test.each<readonly [string, JsonObject]>([
  ['a fully private cluster', PRIVATE['network'] as JsonObject],
  ['a VPC without an internet gateway', { vpc: { nat: 'none', internetGateway: false } }],
])('%s has IPv6 addresses and no way out', (_, network) => {
  const template = resourcesOf({ ...network, ...IPV6 });
  const added = beside(template, resourcesOf(network));
  expect(Object.keys(added)).toEqual([
    ...['Private', 'ControlPlane'].flatMap((role) => ZONES.map((zone) => `${role}Subnet${zone}`)),
    'Ipv6Block',
  ]);
  expect(JSON.stringify(template)).not.toMatch(/::\/0|0\.0\.0\.0\/0/);
  expect(placeOf(template['ControlPlaneSubnetA'])).toBe(32);
});

test('eksctl takes the VPC for an IPv6 cluster', () => {
  const model = modelOf(CLASSIC, { network: IPV6 }, { facts: CLASSIC_NETWORK });
  const config = clusterConfig(model);
  expect(configDiagnostics(model, config)).toEqual([]);
  expect(config.kubernetesNetworkConfig).toEqual({ ipFamily: 'IPv6' });
  expect(config.vpc).toMatchObject({ id: 'vpc-00000000000000001', cidr: '10.0.0.0/16' });
  expect(config.vpc).not.toHaveProperty('nat');
  expect(config.iam).toMatchObject({ withOIDC: true });
});
