import { problemPaths } from '../testing/config.ts';

const PRIVATE = { private: { a: { id: 'subnet-1' }, b: { id: 'subnet-2' } } };

test.each([
  ['a new VPC', { vpc: { cidr: '10.0.0.0/16', nat: { gateway: 'Single' } }, availabilityZones: ['a', 'b'] }],
  ['an existing VPC', { vpc: { id: 'vpc-1', cidr: '10.0.0.0/25', subnets: PRIVATE } }],
  ['public subnets alone', { vpc: { subnets: { public: PRIVATE.private } } }],
  ['a private endpoint alone', { vpc: { clusterEndpoints: { publicAccess: false, privateAccess: true } } }],
  ['the endpoints as EKS has them', { vpc: { clusterEndpoints: { privateAccess: false } } }],
  ['one kind of security group', { vpc: { securityGroup: 'sg-1', controlPlaneSecurityGroupIDs: [] } }],
  [
    'own rules of an own group',
    { vpc: { sharedNodeSecurityGroup: 'sg-1', manageSharedNodeSecurityGroupRules: false } },
  ],
  [
    'a fully private cluster',
    {
      privateCluster: { enabled: true, additionalEndpointServices: ['logs'] },
      vpc: { id: 'vpc-1', subnets: PRIVATE },
    },
  ],
  [
    'endpoints where the cluster is not private',
    { privateCluster: { enabled: false }, vpc: { clusterEndpoints: { publicAccess: true } } },
  ],
])('%s is accepted', (_, change) => {
  expect(problemPaths(change)).toEqual([]);
});

test.each([
  ['subnets and zones', { vpc: { subnets: PRIVATE }, availabilityZones: ['a', 'b'] }, ['availabilityZones']],
  ['one zone', { availabilityZones: ['a'] }, ['availabilityZones']],
  ['one subnet', { vpc: { subnets: { private: { a: { id: 'subnet-1' } } } } }, ['vpc.subnets']],
  [
    'host names of an existing VPC',
    { vpc: { hostnameType: 'ip-name', subnets: PRIVATE } },
    ['vpc.hostnameType'],
  ],
  ['a new VPC that is too large', { vpc: { cidr: '10.0.0.0/15' } }, ['vpc.cidr']],
  ['a new VPC that is too small', { vpc: { cidr: '10.0.0.0/25' } }, ['vpc.cidr']],
  ['no endpoint', { vpc: { clusterEndpoints: { publicAccess: false } } }, ['vpc.clusterEndpoints']],
  [
    'two kinds of security group',
    { vpc: { securityGroup: 'sg-1', controlPlaneSecurityGroupIDs: ['sg-2'] } },
    ['vpc.securityGroup'],
  ],
  [
    'own rules of the group of eksctl',
    { vpc: { manageSharedNodeSecurityGroupRules: false } },
    ['vpc.manageSharedNodeSecurityGroupRules'],
  ],
  [
    'endpoints of a fully private cluster',
    { privateCluster: { enabled: true }, vpc: { clusterEndpoints: { privateAccess: true } } },
    ['vpc.clusterEndpoints'],
  ],
  [
    'a fully private cluster on public subnets',
    { privateCluster: { enabled: true }, vpc: { id: 'vpc-1', subnets: { public: PRIVATE.private } } },
    ['vpc.subnets'],
  ],
  [
    'endpoints to make and not to make',
    { privateCluster: { enabled: true, skipEndpointCreation: true, additionalEndpointServices: ['logs'] } },
    ['privateCluster.additionalEndpointServices'],
  ],
])('%s is refused', (_, change, paths) => {
  expect(problemPaths(change)).toEqual(paths);
});
