import { OUTPOST, selfManaged, managed } from '../testing/config.ts';
import { testRules } from '../testing/rule-cases.ts';
import * as rules from './private-cluster.ts';

const TWO = { a: { id: 'subnet-1' }, b: { id: 'subnet-2' } };
const fullyPrivate = (change: object = {}, settings: object = {}) => ({
  privateCluster: { enabled: true, ...settings },
  ...change,
});
const SERVICES = 'privateCluster.additionalEndpointServices';

testRules(rules, {
  privateEndpoints: {
    source: 'configfile.go NewCreateClusterLoader',
    accepted: [
      fullyPrivate({ vpc: { clusterEndpoints: {} } }),
      { privateCluster: { enabled: false }, vpc: { clusterEndpoints: { publicAccess: true } } },
    ],
    refused: [[fullyPrivate({ vpc: { clusterEndpoints: { privateAccess: true } } }), 'vpc.clusterEndpoints']],
  },
  privateSubnets: {
    source: 'validation.go ValidatePrivateCluster',
    accepted: [fullyPrivate({ vpc: { id: 'vpc-1', subnets: { private: TWO } } }), fullyPrivate()],
    refused: [
      [fullyPrivate({ vpc: { id: 'vpc-1', subnets: { public: TWO } } }), 'vpc.subnets'],
      [fullyPrivate({ vpc: { id: 'vpc-1' } }), 'vpc.subnets'],
    ],
  },
  privateEndpointServices: {
    source: 'validation.go ValidatePrivateCluster, endpoint_service.go ValidateAdditionalEndpointServices',
    accepted: [
      fullyPrivate({}, { additionalEndpointServices: ['logs', 'autoscaling'] }),
      fullyPrivate({}, { skipEndpointCreation: true }),
    ],
    refused: [
      [fullyPrivate({}, { skipEndpointCreation: true, additionalEndpointServices: ['logs'] }), SERVICES],
      [fullyPrivate({}, { additionalEndpointServices: ['logs', 'logs'] }), `${SERVICES}.1`],
    ],
  },
  privateLocalZones: {
    source: 'validation.go ValidatePrivateCluster',
    accepted: [{ localZones: ['us-west-2-lax-1a'] }],
    refused: [[fullyPrivate({ localZones: ['us-west-2-lax-1a'] }), 'localZones']],
  },
  privateRegion: {
    source: 'https://eksctl.io/usage/eksctl-private-cluster/',
    accepted: [
      { metadata: { name: 'a', region: 'eu-south-1' } },
      fullyPrivate({ metadata: { name: 'a', region: 'eu-south-2' } }),
    ],
    refused: [[fullyPrivate({ metadata: { name: 'a', region: 'eu-south-1' } }), 'metadata.region']],
  },
  privateNodes: {
    source: 'validation.go ValidateClusterConfig',
    accepted: [managed({ privateNetworking: true }, fullyPrivate()), managed({})],
    refused: [
      [managed({}, fullyPrivate()), 'managedNodeGroups.0.privateNetworking'],
      [selfManaged({ privateNetworking: false }, fullyPrivate()), 'nodeGroups.0.privateNetworking'],
    ],
  },
  privateOutposts: {
    source: 'validation.go ValidateClusterConfig',
    accepted: [
      selfManaged(
        { outpostARN: OUTPOST, privateNetworking: true },
        fullyPrivate({ outpost: { controlPlaneOutpostARN: OUTPOST } }),
      ),
    ],
    refused: [
      [
        selfManaged({ outpostARN: OUTPOST, privateNetworking: true }, fullyPrivate()),
        'nodeGroups.0.outpostARN',
        'nodeGroups.0.outpostARN',
      ],
    ],
  },
});
