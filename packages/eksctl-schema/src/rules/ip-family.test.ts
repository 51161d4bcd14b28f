import { ROLE, selfManaged } from '../testing/config.ts';
import { testRules } from '../testing/rule-cases.ts';
import * as rules from './ip-family.ts';

const AGENT = { name: 'eks-pod-identity-agent' };
const ipv6 = (change: object = {}, network: object = {}) => ({
  kubernetesNetworkConfig: { ipFamily: 'IPv6', ...network },
  addons: [{ name: 'coredns' }],
  ...change,
});
const vpcCni = (addon: object, change: object = {}) =>
  ipv6({ addons: [{ name: 'coredns' }, { name: 'vpc-cni', ...addon }, AGENT], ...change });
const OWN = [{ namespace: 'kube-system', serviceAccountName: 'aws-node', roleARN: ROLE }];

testRules(rules, {
  ipv6Keys: {
    source: 'validation.go ValidateVPCConfig',
    accepted: [ipv6({ vpc: { extraIPv6CIDRs: ['fd00::/56'] } }), { vpc: { autoAllocateIPv6: true } }],
    refused: [
      [
        { vpc: { ipv6Cidr: 'a', ipv6Pool: 'p', extraIPv6CIDRs: ['fd00::/56'] } },
        'vpc.ipv6Cidr',
        'vpc.ipv6Pool',
        'vpc.extraIPv6CIDRs',
      ],
    ],
  },
  ipv4Keys: {
    source: 'validation.go ValidateVPCConfig, validateKubernetesNetworkConfig',
    accepted: [
      { kubernetesNetworkConfig: { ipFamily: 'IPv4', serviceIPv4CIDR: '172.20.0.0/16' } },
      { vpc: { nat: { gateway: 'Single' } } },
      ipv6({ kubernetesNetworkConfig: { ipFamily: 'ipv6' } }),
    ],
    refused: [
      [ipv6({}, { serviceIPv4CIDR: '172.20.0.0/16' }), 'kubernetesNetworkConfig.serviceIPv4CIDR'],
      [ipv6({ vpc: { nat: { gateway: 'Single' } } }, { ipFamily: 'ipv6' }), 'vpc.nat'],
      [ipv6({ vpc: { autoAllocateIPv6: true } }), 'vpc.autoAllocateIPv6'],
      [ipv6({ localZones: ['us-west-2-lax-1a'] }), 'localZones'],
    ],
  },
  ipv6Block: {
    source: 'validation.go ipv6CidrsValid',
    accepted: [ipv6({ vpc: { ipv6Cidr: 'fd00::/56', ipv6Pool: 'p' } }), ipv6({ vpc: { id: 'vpc-1' } })],
    refused: [
      [ipv6({ vpc: { ipv6Cidr: 'fd00::/56' } }), 'vpc.ipv6Cidr'],
      [ipv6({ vpc: { ipv6Pool: 'p' } }), 'vpc.ipv6Pool'],
      [ipv6({ vpc: { id: 'vpc-1', ipv6Cidr: 'fd00::/56', ipv6Pool: 'p' } }), 'vpc.ipv6Cidr'],
    ],
  },
  ipv6Addons: {
    source: 'validation.go validateKubernetesNetworkConfig',
    accepted: [
      ipv6(),
      ipv6({ addons: [{ name: 'CoreDNS' }] }),
      ipv6({ addons: [], autoModeConfig: { enabled: true } }),
    ],
    refused: [
      [ipv6({ addons: [{ name: 'kube-proxy' }] }), 'addons'],
      [{ kubernetesNetworkConfig: { ipFamily: 'IPv6' } }, 'addons'],
    ],
  },
  ipv6VpcCniRole: {
    source: 'validation.go validateKubernetesNetworkConfig',
    accepted: [
      vpcCni({ useDefaultPodIdentityAssociations: true }),
      vpcCni({ podIdentityAssociations: OWN }),
      vpcCni({}, { addonsConfig: { autoApplyPodIdentityAssociations: true } }),
      ipv6({ addons: [{ name: 'coredns' }, { name: 'vpc-cni' }], iam: { withOIDC: true } }),
    ],
    refused: [
      [ipv6({ addons: [{ name: 'coredns' }, { name: 'vpc-cni' }] }), 'addons.1'],
      [vpcCni({}), 'addons.1'],
    ],
  },
  ipv6Versions: {
    source: 'validation.go validateKubernetesNetworkConfig',
    accepted: [
      vpcCni({ useDefaultPodIdentityAssociations: true, version: 'v1.10.1-eksbuild.1' }),
      vpcCni({ useDefaultPodIdentityAssociations: true, version: 'latest' }),
      ipv6({ metadata: { name: 'a', region: 'us-west-2', version: '1.21' } }),
    ],
    refused: [
      [vpcCni({ useDefaultPodIdentityAssociations: true, version: 'v1.9.3' }), 'addons.1.version'],
      [
        vpcCni({ useDefaultPodIdentityAssociations: true, version: 'v1.10.0-eksbuild.1' }),
        'addons.1.version',
      ],
      [vpcCni({ useDefaultPodIdentityAssociations: true, version: 'newest' }), 'addons.1.version'],
      [ipv6({ metadata: { name: 'a', region: 'us-west-2', version: '1.20' } }), 'metadata.version'],
    ],
  },
  ipv6NodeGroups: {
    source: 'cfn/builder/nodegroup.go AddAllResources',
    accepted: [ipv6({ managedNodeGroups: [{ name: 'a' }] }), selfManaged({})],
    refused: [[selfManaged({}, ipv6()), 'nodeGroups.0']],
  },
});
