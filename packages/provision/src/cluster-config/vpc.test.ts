import type { JsonObject } from '@nodeless/core';
import { modelOf, TOKYO } from '../testing/model.ts';
import { clusterConfig } from './cluster-config.ts';
import { configDiagnostics } from './problems.ts';

const vpcOf = ({ subnets = {}, ...change }: { subnets?: JsonObject; securityGroups?: JsonObject }) => {
  const model = modelOf(TOKYO, { network: { vpc: { ...change, subnets: { public: [], ...subnets } } } });
  const config = clusterConfig(model);
  expect(configDiagnostics(model, config)).toEqual([]);
  return config.vpc;
};

test('an existing VPC says nothing of the control plane unless it is asked to', () => {
  expect(Object.keys(vpcOf({}) ?? {}).sort()).toEqual(['cidr', 'clusterEndpoints', 'id', 'subnets']);
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
});
