import type { JsonObject } from '@nodeless/core';
import { isStackVpc } from '@nodeless/sources';
import { CLASSIC, modelOf } from '../../testing/model.ts';
import { networkTemplate } from './network.ts';

interface Template {
  readonly Resources: {
    readonly [name: string]: { Type: string; DependsOn?: string; Properties: JsonObject };
  };
  readonly Outputs: { readonly Facts: { readonly Value: { readonly 'Fn::Sub': string } } };
}

function templateOf(change: JsonObject = {}): Template {
  const { spec } = modelOf(CLASSIC, { network: { vpc: change } });
  if (!isStackVpc(spec.network.vpc)) throw new Error('not a VPC of our own stack');
  return networkTemplate(spec, spec.network.vpc, {}) as unknown as Template;
}

const namesOf = (template: Template, type: string) =>
  Object.keys(template.Resources)
    .filter((name) => template.Resources[name]?.Type === `AWS::EC2::${type}`)
    .sort();

const tagsOf = (template: Template, name: string) =>
  Object.fromEntries(
    (template.Resources[name]?.Properties['Tags'] as { Key: string; Value: string }[]).map(
      ({ Key, Value }) => [Key, Value],
    ),
  );

test('three subnets in each zone', () => {
  const template = templateOf();
  expect(namesOf(template, 'Subnet')).toEqual(
    ['ControlPlane', 'Private', 'Public'].flatMap((role) =>
      ['A', 'B', 'C'].map((zone) => `${role}Subnet${zone}`),
    ),
  );
  expect(template.Resources['PrivateSubnetB']).toEqual({
    Type: 'AWS::EC2::Subnet',
    Properties: {
      VpcId: { Ref: 'Vpc' },
      AvailabilityZone: 'ap-northeast-2b',
      CidrBlock: '10.0.64.0/18',
      MapPublicIpOnLaunch: false,
      Tags: [
        { Key: 'Name', Value: 'classic/PrivateSubnetB' },
        { Key: 'karpenter.sh/discovery', Value: 'classic' },
        { Key: 'kubernetes.io/role/internal-elb', Value: '1' },
        { Key: 'stage', Value: 'dev' },
      ],
    },
  });
});

// Source: https://docs.aws.amazon.com/eks/latest/best-practices/subnets.html
test('Karpenter and load balancers find their subnets, nobody finds those of the control plane', () => {
  const template = templateOf();
  const name = (part: string) => ({ Name: `classic/${part}`, stage: 'dev' });
  expect(tagsOf(template, 'PublicSubnetA')).toEqual({
    ...name('PublicSubnetA'),
    'kubernetes.io/role/elb': '1',
  });
  expect(tagsOf(template, 'ControlPlaneSubnetA')).toEqual(name('ControlPlaneSubnetA'));
  expect(tagsOf(template, 'Vpc')).toEqual(name('Vpc'));
});

const NAT = (zone: string) => ({ Ref: `NatGateway${zone}` });

test.each([
  ['single', ['NatGatewayA'], [NAT('A'), NAT('A'), NAT('A')]],
  ['per-zone', ['NatGatewayA', 'NatGatewayB', 'NatGatewayC'], [NAT('A'), NAT('B'), NAT('C')]],
  ['none', [], [undefined, undefined, undefined]],
])('nat: %s', (nat, gateways, ways) => {
  const template = templateOf({ nat });
  expect(namesOf(template, 'NatGateway')).toEqual(gateways);
  expect(namesOf(template, 'EIP')).toEqual(gateways.map((name) => `${name}Address`));
  const routes = ['A', 'B', 'C'].map((zone) => template.Resources[`PrivateDefaultRoute${zone}`]?.Properties);
  expect(routes.map((route) => route?.['NatGatewayId'])).toEqual(ways);
});

test('each subnet has the route table of its role and zone', () => {
  const template = templateOf();
  const tables = Object.fromEntries(
    namesOf(template, 'SubnetRouteTableAssociation').map((name) => {
      const { SubnetId, RouteTableId } = template.Resources[name]?.Properties ?? {};
      return [(SubnetId as { Ref: string }).Ref, (RouteTableId as { Ref: string }).Ref];
    }),
  );
  expect(tables).toMatchObject({
    PrivateSubnetA: 'PrivateRouteTableA',
    PrivateSubnetC: 'PrivateRouteTableC',
    PublicSubnetA: 'PublicRouteTable',
    PublicSubnetB: 'PublicRouteTable',
    ControlPlaneSubnetC: 'ControlPlaneRouteTable',
  });
  expect(namesOf(template, 'Route')).toEqual([
    'PrivateDefaultRouteA',
    'PrivateDefaultRouteB',
    'PrivateDefaultRouteC',
    'PublicDefaultRoute',
  ]);
  expect(template.Resources['S3Endpoint']?.Properties).toMatchObject({
    ServiceName: 'com.amazonaws.ap-northeast-2.s3',
    RouteTableIds: ['A', 'B', 'C'].map((zone) => ({ Ref: `PrivateRouteTable${zone}` })),
  });
});

// Source: https://docs.aws.amazon.com/eks/latest/userguide/cni-custom-network-tutorial.html
test('subnets of pods lie in a second block, which nobody else finds', () => {
  const template = templateOf({ podCidr: '100.64.0.0/16', interfaceEndpoints: true });
  expect(template.Resources['PodBlock']).toEqual({
    Type: 'AWS::EC2::VPCCidrBlock',
    Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '100.64.0.0/16' },
  });
  expect(template.Resources['PodSubnetB']).toEqual({
    Type: 'AWS::EC2::Subnet',
    DependsOn: 'PodBlock',
    Properties: {
      VpcId: { Ref: 'Vpc' },
      AvailabilityZone: 'ap-northeast-2b',
      CidrBlock: '100.64.64.0/18',
      MapPublicIpOnLaunch: false,
      Tags: [
        { Key: 'Name', Value: 'classic/PodSubnetB' },
        { Key: 'stage', Value: 'dev' },
      ],
    },
  });
  expect(template.Resources['PodSubnetBRoutes']?.Properties).toEqual({
    SubnetId: { Ref: 'PodSubnetB' },
    RouteTableId: { Ref: 'PrivateRouteTableB' },
  });
  expect(template.Resources['EndpointSecurityGroup']?.Properties['SecurityGroupIngress']).toMatchObject([
    { CidrIp: '10.0.0.0/16' },
    { CidrIp: '100.64.0.0/16' },
  ]);
  expect(templateOf().Resources).not.toHaveProperty('PodBlock');
});

test('flow logs are made when they are asked for', () => {
  expect(Object.keys(templateOf().Resources).filter((name) => name.startsWith('FlowLog'))).toEqual([]);
  const { Resources } = templateOf({ flowLogs: { traffic: 'REJECT', retentionDays: 7 } });
  expect(Resources['FlowLog']?.Properties).toMatchObject({
    TrafficType: 'REJECT',
    ResourceId: { Ref: 'Vpc' },
  });
  expect(Resources['FlowLogGroup']?.Properties).toMatchObject({ RetentionInDays: 7 });
  expect(Resources['FlowLogGroup']).toMatchObject({
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
  });
  expect(Resources['FlowLogRole']?.Properties['Policies']).toEqual([
    {
      PolicyName: 'flow-logs',
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: [
              'logs:CreateLogStream',
              'logs:DescribeLogGroups',
              'logs:DescribeLogStreams',
              'logs:PutLogEvents',
            ],
            Resource: { 'Fn::GetAtt': ['FlowLogGroup', 'Arn'] },
          },
        ],
      },
    },
  ]);
  expect(Resources['FlowLogRole']?.Properties['AssumeRolePolicyDocument']).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'vpc-flow-logs.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
      },
    ],
  });
});

// Source: https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html
test('interface endpoints are made when they are asked for', () => {
  expect(namesOf(templateOf(), 'VPCEndpoint')).toEqual(['S3Endpoint']);
  const template = templateOf({ interfaceEndpoints: true });
  expect(namesOf(template, 'VPCEndpoint')).toEqual([
    'Ec2Endpoint',
    'EcrApiEndpoint',
    'EcrDkrEndpoint',
    'S3Endpoint',
    'StsEndpoint',
  ]);
  expect(template.Resources['EcrDkrEndpoint']?.Properties).toEqual({
    VpcEndpointType: 'Interface',
    ServiceName: 'com.amazonaws.ap-northeast-2.ecr.dkr',
    VpcId: { Ref: 'Vpc' },
    SubnetIds: ['A', 'B', 'C'].map((zone) => ({ Ref: `PrivateSubnet${zone}` })),
    SecurityGroupIds: [{ 'Fn::GetAtt': ['EndpointSecurityGroup', 'GroupId'] }],
    PrivateDnsEnabled: true,
  });
  expect(template.Resources['EndpointSecurityGroup']?.Properties['SecurityGroupIngress']).toMatchObject([
    { CidrIp: '10.0.0.0/16', IpProtocol: 'tcp', FromPort: 443, ToPort: 443 },
  ]);
});

test('a third zone changes nothing of the first two', () => {
  const zones = ['ap-northeast-2a', 'ap-northeast-2b'];
  const { S3Endpoint: _, ...two } = templateOf({ zones, nat: 'per-zone' }).Resources;
  expect(templateOf({ nat: 'per-zone' }).Resources).toMatchObject(two);
});

test('every reference leads to a resource of the template', () => {
  const template = templateOf({
    nat: 'per-zone',
    podCidr: '100.64.0.0/16',
    flowLogs: {},
    interfaceEndpoints: true,
  });
  const text = JSON.stringify(template);
  const names = [
    ...[...text.matchAll(/"Ref":"(\w+)"/g)].map(([, name]) => name),
    ...[...text.matchAll(/"Fn::GetAtt":\["(\w+)"/g)].map(([, name]) => name),
    ...[...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name),
    ...Object.values(template.Resources).flatMap(({ DependsOn }) => DependsOn ?? []),
  ];
  expect(names.length).toBeGreaterThan(40);
  expect(names.filter((name) => template.Resources[String(name)] === undefined)).toEqual([]);
});

// A value of an output has at most 1024 characters; ids of subnets have 24, of VPCs 21.
// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
test('the output is a facts.json and short enough', () => {
  const text = templateOf({ podCidr: '100.64.0.0/16' }).Outputs.Facts.Value['Fn::Sub'];
  const filled = text
    .replace('${Vpc}', 'vpc-00000000000000001')
    .replace(/\$\{\w+\}/g, 'subnet-00000000000000001');
  expect(filled.length).toBeLessThan(1024);
  const {
    apiVersion: _,
    kind: __,
    addons: ___,
    ...facts
  } = modelOf(CLASSIC, {}, { facts: JSON.parse(filled) as JsonObject }).facts;
  const byZone = Object.fromEntries(
    ['a', 'b', 'c'].map((letter) => [`ap-northeast-2${letter}`, 'subnet-00000000000000001']),
  );
  expect(facts).toEqual({
    vpcId: 'vpc-00000000000000001',
    subnets: { private: byZone, public: byZone, controlPlane: byZone, pods: byZone },
  });
});
