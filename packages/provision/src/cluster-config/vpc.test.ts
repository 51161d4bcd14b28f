import type { JsonObject } from '@nodeless/core';
import { modelOf, SEOUL, SMALL, TOKYO } from '../testing/model.ts';
import { clusterConfig } from './cluster-config.ts';
import { configDiagnostics } from './problems.ts';

const vpcOf = ({ subnets = {}, ...change }: { subnets?: JsonObject; securityGroups?: JsonObject }) => {
  const model = modelOf(TOKYO, { network: { vpc: { ...change, subnets: { public: [], ...subnets } } } });
  const config = clusterConfig(model);
  expect(configDiagnostics(model, config)).toEqual([]);
  return config.vpc;
};

test('an existing VPC says nothing of the control plane unless it is asked to', () => {
  expect(Object.keys(vpcOf({}) ?? {}).sort()).toEqual([
    'cidr',
    'clusterEndpoints',
    'extraCIDRs',
    'id',
    'subnets',
  ]);
});

test('the control plane in subnets and security groups of its own', () => {
  const controlPlane = [
    { id: 'subnet-0ddd0000ddd00000a', zone: 'ap-northeast-1a', cidr: '10.20.255.0/28' },
    { id: 'subnet-0ddd0000ddd00000c', zone: 'ap-northeast-1c' },
  ];
  const groups = { controlPlane: ['sg-00000001', 'sg-00000002'], sharedNode: 'sg-00000003' };
  expect(vpcOf({ subnets: { controlPlane }, securityGroups: groups })).toMatchObject({
    controlPlaneSubnetIDs: ['subnet-0ddd0000ddd00000a', 'subnet-0ddd0000ddd00000c'],
    controlPlaneSecurityGroupIDs: ['sg-00000001', 'sg-00000002'],
    sharedNodeSecurityGroup: 'sg-00000003',
  });
  // eksctl would leave these groups as they are.
  expect(vpcOf({ securityGroups: groups })).not.toHaveProperty('extraCIDRs');
});

const PUBLIC = { public: { cidrs: ['203.0.113.0/24'] } };
const access = (...cidrs: string[]) => ({ access: { via: 'vpn', cidrs } });

test.each<readonly [string, JsonObject, JsonObject, readonly string[] | undefined]>([
  ['the VPC where it is the only way', TOKYO, {}, ['10.20.0.0/16']],
  ['those who are named, and not the VPC', TOKYO, access('10.250.0.0/22'), ['10.250.0.0/22']],
  ['nobody where the public endpoint is the way', SEOUL, PUBLIC, undefined],
  [
    'those who are named beside a public endpoint',
    SEOUL,
    { ...PUBLIC, ...access('10.0.0.0/28') },
    ['10.0.0.0/28'],
  ],
  [
    'nobody where there is no private endpoint',
    SEOUL,
    { public: { cidrs: ['0.0.0.0/0'] }, private: false },
    undefined,
  ],
])('the security group of the control plane lets in %s', (_, cluster, endpoint, cidrs) => {
  const model = modelOf(cluster, { network: { endpoint } });
  expect(clusterConfig(model).vpc?.extraCIDRs).toEqual(cidrs);
});

// Source: ValidateVPCConfig and validateKubernetesNetworkConfig of eksctl 0.230.0
test.each([
  [{}, {}],
  [
    { addons: { 'eks-pod-identity-agent': {} } },
    { podIdentityAssociations: [expect.objectContaining({ serviceAccountName: 'aws-node' })] },
  ],
])('an IPv6 cluster with %j is one that eksctl takes', (more, role) => {
  const model = modelOf(SMALL, { network: { ipFamily: 'IPv6' }, ...more });
  const config = clusterConfig(model);
  expect(configDiagnostics(model, config)).toEqual([]);
  expect(config.kubernetesNetworkConfig).toEqual({ ipFamily: 'IPv6' });
  expect(config.vpc).toEqual({
    cidr: '10.0.0.0/16',
    clusterEndpoints: { publicAccess: false, privateAccess: true },
    extraCIDRs: ['10.0.0.0/16'],
  });
  expect(config.iam?.withOIDC).toBe(true);
  expect(config.addons?.find(({ name }) => name === 'vpc-cni')).toEqual({
    name: 'vpc-cni',
    resolveConflicts: 'OVERWRITE',
    ...role,
  });
});
