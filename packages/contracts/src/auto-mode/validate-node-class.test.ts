import { validateNodeClass, type NodeClass } from './index.ts';

type Spec = NodeClass['spec'];

const BASE: Spec = {
  role: 'EKSAutoNodeRole-a',
  subnetSelectorTerms: [{ tags: { tier: 'nodes' } }],
  securityGroupSelectorTerms: [{ id: 'sg-0123456789abcdef0' }],
};

const FULL: Spec = {
  ...BASE,
  securityGroupSelectorTerms: [
    { id: 'sg-0123456789abcdef0' },
    { name: 'nodes' },
    { tags: { tier: 'nodes' } },
  ],
  podSubnetSelectorTerms: [{ id: 'subnet-0123456789abcdef0' }],
  podSecurityGroupSelectorTerms: [{ name: 'pods' }],
  capacityReservationSelectorTerms: [{ id: 'cr-1' }, { owner: '111122223333', tags: { team: 'a' } }],
  snatPolicy: 'Disabled',
  networkPolicy: 'DefaultDeny',
  networkPolicyEventLogs: 'Enabled',
  ephemeralStorage: { size: '160Gi', iops: 16_000, throughput: 1000, kmsKeyID: 'alias/nodes' },
  advancedNetworking: {
    associatePublicIPAddress: false,
    httpsProxy: 'http://192.0.2.4:3128',
    noProxy: ['.internal'],
    ipv4PrefixSize: '32',
  },
  advancedSecurity: { fips: true, kernelLockdown: 'none' },
  certificateBundles: [{ name: 'company', data: 'LS0t' }],
  tags: { team: 'a' },
};

const made = (spec: object, name = 'private'): object => ({
  apiVersion: 'eks.amazonaws.com/v1',
  kind: 'NodeClass',
  metadata: { name },
  spec,
});
const without = (key: keyof Spec): object =>
  Object.fromEntries(Object.entries(FULL).filter(([name]) => name !== key));
const paths = (manifest: object) => validateNodeClass(manifest).map(({ path }) => path.join('.'));

test.each([
  ['the smallest class', BASE],
  ['all that the guide names', FULL],
])('%s is accepted', (_, spec) => {
  expect(validateNodeClass(made(spec))).toEqual([]);
});

// Source of each: https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html
test.each<[string, object, string]>([
  ['no role', made(without('role')), 'spec.role'],
  ['an ARN as the role', made({ ...BASE, role: 'arn:aws:iam::111122223333:role/a' }), 'spec.role'],
  ['no subnets', made(without('subnetSelectorTerms')), 'spec.subnetSelectorTerms'],
  [
    'no security groups',
    made({ ...BASE, securityGroupSelectorTerms: [] }),
    'spec.securityGroupSelectorTerms',
  ],
  [
    'a term of two kinds',
    made({ ...BASE, subnetSelectorTerms: [{ id: 'subnet-1', tags: { a: 'b' } }] }),
    'spec.subnetSelectorTerms.0',
  ],
  [
    'a term that matches everything',
    made({ ...BASE, subnetSelectorTerms: [{}] }),
    'spec.subnetSelectorTerms.0',
  ],
  ['subnets of pods alone', made(without('podSecurityGroupSelectorTerms')), 'spec'],
  ['security groups of pods alone', made(without('podSubnetSelectorTerms')), 'spec'],
  ['an unknown policy', made({ ...BASE, snatPolicy: 'Always' }), 'spec.snatPolicy'],
  [
    'a disk that is too slow',
    made({ ...BASE, ephemeralStorage: { iops: 2999 } }),
    'spec.ephemeralStorage.iops',
  ],
  [
    'a disk that is too fast',
    made({ ...BASE, ephemeralStorage: { throughput: 1001 } }),
    'spec.ephemeralStorage.throughput',
  ],
  [
    'a size without a unit',
    made({ ...BASE, ephemeralStorage: { size: '80' } }),
    'spec.ephemeralStorage.size',
  ],
  ['an image, which Karpenter alone takes', made({ ...BASE, amiFamily: 'AL2023' }), 'spec'],
  ['the class of EKS', made(BASE, 'default'), 'metadata.name'],
  ['a class of Karpenter', { ...made(BASE), kind: 'EC2NodeClass' }, 'kind'],
  ['another version', { ...made(BASE), apiVersion: 'eks.amazonaws.com/v1beta1' }, 'apiVersion'],
])('%s is refused', (_, manifest, path) => {
  expect(paths(manifest)).toEqual([path]);
});
