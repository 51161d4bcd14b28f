import { instanceType } from '@nodeless/contracts/aws';
import { edited, modelOf } from '../testing/sources.ts';
import { derivedVpcCni, maxPodsFor, podNetworking, typesOfPool } from './pod-networking.ts';

const EXISTING =
  '{ id: vpc-12345678, subnets: { private: [{ id: subnet-11111111, zone: eu-central-1a }, { id: subnet-22222222, zone: eu-central-1b }], pods: [{ id: subnet-33333333, zone: eu-central-1a }, { id: subnet-44444444, zone: eu-central-1b }] } }';

function specOf(env: string, vpc = '{ cidr: 10.0.0.0/16 }') {
  const { cluster } = edited('cluster', '{ cidr: 10.0.0.0/16 }', vpc);
  return modelOf({ cluster: `${cluster}addons: { vpc-cni: { configuration: { env: { ${env} } } } }\n` }).spec;
}

test('nothing follows where nothing is asked', () => {
  expect(derivedVpcCni(specOf(''))).toEqual({});
  expect(podNetworking(specOf(''))).toEqual({
    ipv6: false,
    prefixDelegation: false,
    customNetworking: false,
    podInterfaces: false,
    strictSecurityGroups: false,
  });
});

test('subnets of pods become ENIConfigs', () => {
  const spec = specOf(`MAX_ENI: '3'`, EXISTING);
  expect(derivedVpcCni(spec)).toEqual({
    env: {
      AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true',
      ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone',
    },
    eniConfig: {
      create: true,
      region: 'eu-central-1',
      subnets: { 'eu-central-1a': { id: 'subnet-33333333' }, 'eu-central-1b': { id: 'subnet-44444444' } },
    },
  });
  expect(podNetworking(spec)).toMatchObject({ customNetworking: true, maxInterfaces: 3 });
});

test('kubelet reaches pods with security groups of their own', () => {
  expect(derivedVpcCni(specOf(`ENABLE_POD_ENI: 'true'`))).toEqual({
    init: { env: { DISABLE_TCP_EARLY_DEMUX: 'true' } },
  });
  expect(
    derivedVpcCni(specOf(`ENABLE_POD_ENI: 'true', POD_SECURITY_GROUP_ENFORCING_MODE: standard`)),
  ).toEqual({});
});

test('maxPods of nodes is that of the smallest type', () => {
  const types = ['m5.xlarge', 'm5.large'].map((name) => instanceType(name));
  const off = {
    ipv6: false,
    prefixDelegation: false,
    customNetworking: false,
    podInterfaces: false,
    strictSecurityGroups: false,
  };
  expect(maxPodsFor(types, off)).toBeUndefined();
  expect(maxPodsFor(types, { ...off, prefixDelegation: true })).toBe(110);
  expect(maxPodsFor(types, { ...off, customNetworking: true })).toBe(20);
  expect(maxPodsFor([...types, undefined], { ...off, prefixDelegation: true })).toBeUndefined();
  expect(maxPodsFor(types, { ...off, prefixDelegation: true, ipv6: true })).toBe(110);
  expect(maxPodsFor([instanceType('c7g.medium')], { ...off, prefixDelegation: true, ipv6: true })).toBe(110);
  expect(maxPodsFor([], { ...off, prefixDelegation: true })).toBeUndefined();
});

test('types that Karpenter may choose', () => {
  const pool = modelOf().spec.compute.karpenter.nodePools[0];
  if (pool === undefined) throw new Error('no pool');
  const names = (change: object) => typesOfPool({ ...pool, ...change }).map((type) => type?.name);
  expect(names({ instanceTypes: ['m5.large', 'm6g.large', 'x99.large'] })).toEqual(['m5.large', undefined]);
  expect(names({ instanceCategories: ['u'], instanceGenerationAbove: 6 })).toEqual([
    'u7i-12tb.224xlarge',
    'u7i-6tb.112xlarge',
    'u7i-8tb.112xlarge',
    'u7in-16tb.224xlarge',
    'u7in-24tb.224xlarge',
    'u7in-32tb.224xlarge',
  ]);
  const size = { key: 'karpenter.k8s.aws/instance-cpu', operator: 'Lt', values: ['2'] };
  const zone = { key: 'topology.kubernetes.io/zone', operator: 'In', values: ['eu-central-1a'] };
  expect(names({ instanceCategories: ['m'], requirements: [size, zone] })).toEqual([
    'm7a.medium',
    'm8a.medium',
    'm8azn.medium',
  ]);
});
