import { OUTPOST } from '../testing/config.ts';
import { testRules } from '../testing/rule-cases.ts';
import * as rules from './hybrid-nodes.ts';

const NODES = [{ cidrs: ['10.80.0.0/16'] }];
const PODS = [{ cidrs: ['10.81.0.0/16'] }];
const hybrid = (settings: object = {}, change: object = {}) => ({
  remoteNetworkConfig: { remoteNodeNetworks: NODES, ...settings },
  ...change,
});
const IPV6 = { kubernetesNetworkConfig: { ipFamily: 'IPv6' }, addons: [{ name: 'coredns' }] };

testRules(rules, {
  hybridCluster: {
    source: 'validation.go validateRemoteNetworkingConfig',
    accepted: [
      hybrid({}, { accessConfig: { authenticationMode: 'API' } }),
      hybrid({}, { outpost: { controlPlaneOutpostARN: OUTPOST, etcdInstanceType: 'm5d.large' } }),
    ],
    refused: [
      [hybrid({}, IPV6), 'remoteNetworkConfig'],
      [hybrid({}, { accessConfig: { authenticationMode: 'CONFIG_MAP' } }), 'accessConfig.authenticationMode'],
      [hybrid({}, { outpost: { controlPlaneOutpostARN: OUTPOST } }), 'outpost'],
    ],
  },
  hybridNetworks: {
    source: 'validation.go validateRemoteNetworkingConfig',
    accepted: [
      hybrid({ remotePodNetworks: PODS }),
      { remoteNetworkConfig: { remoteNodeNetworks: [], remotePodNetworks: [] } },
      {
        remoteNetworkConfig: { remotePodNetworks: PODS },
        outpost: { controlPlaneOutpostARN: OUTPOST, etcdInstanceType: 'm5d.large' },
      },
    ],
    refused: [
      [hybrid({ remoteNodeNetworks: [...NODES, ...NODES] }), 'remoteNetworkConfig.remoteNodeNetworks'],
      [hybrid({ remotePodNetworks: [...PODS, ...PODS] }), 'remoteNetworkConfig.remotePodNetworks'],
      [{ remoteNetworkConfig: { remotePodNetworks: PODS } }, 'remoteNetworkConfig'],
      [
        {
          remoteNetworkConfig: {},
          outpost: { controlPlaneOutpostARN: OUTPOST, etcdInstanceType: 'm5d.large' },
        },
        'remoteNetworkConfig',
      ],
    ],
  },
  hybridGateway: {
    source: 'validation.go validateRemoteNetworkingConfig',
    accepted: [hybrid({ vpcGatewayID: 'tgw-1' }), hybrid({}, { vpc: { id: 'vpc-1' } })],
    refused: [
      [hybrid({ vpcGatewayID: 'vgw-1' }, { vpc: { id: 'vpc-1' } }), 'remoteNetworkConfig.vpcGatewayID'],
    ],
  },
  hybridCredentials: {
    source: 'validation.go validateRemoteNetworkingConfig',
    accepted: [
      hybrid({ iam: { provider: 'SSM' } }),
      hybrid({ iam: { provider: 'IRA', caBundleCert: 'pem' } }),
      hybrid({ iam: {} }),
      {
        remoteNetworkConfig: { remoteNodeNetworks: [], remotePodNetworks: [], iam: { caBundleCert: 'pem' } },
      },
    ],
    refused: [
      [hybrid({ iam: { provider: 'ira' } }), 'remoteNetworkConfig.iam'],
      [hybrid({ iam: { provider: 'ssm', caBundleCert: 'pem' } }), 'remoteNetworkConfig.iam.caBundleCert'],
      [hybrid({ iam: { caBundleCert: 'pem' } }), 'remoteNetworkConfig.iam.caBundleCert'],
    ],
  },
});
