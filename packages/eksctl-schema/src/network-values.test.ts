import { testValues } from './testing/value-cases.ts';

const provider = (change: object) => ({
  identityProviders: [{ type: 'oidc', name: 'a', issuerURL: 'https://a.example', clientID: 'c', ...change }],
});
const KEY = 'arn:aws:kms:us-west-2:111122223333:key/k';

testValues([
  [
    'validation.go validateIdentityProvider',
    provider({}),
    provider({ name: '', clientID: '' }),
    'identityProviders.0.name',
    'identityProviders.0.clientID',
  ],
  [
    'identity_provider.go UnmarshalJSON',
    provider({}),
    provider({ type: 'saml' }),
    'identityProviders.0.type',
  ],
  [
    'EKS API AssociateIdentityProviderConfig',
    provider({}),
    provider({ issuerURL: 'http://a.example' }),
    'identityProviders.0.issuerURL',
  ],
  ['validation.go validateKarpenterConfig', {}, { karpenter: {} }, 'karpenter.version'],
  [
    'validation.go validateKubernetesNetworkConfig',
    { kubernetesNetworkConfig: { ipFamily: 'ipv4' } },
    { kubernetesNetworkConfig: { ipFamily: 'dual' } },
    'kubernetesNetworkConfig.ipFamily',
  ],
  [
    'validation.go validateKubernetesNetworkConfig',
    { kubernetesNetworkConfig: { serviceIPv4CIDR: '172.20.0.0/16' } },
    { kubernetesNetworkConfig: { serviceIPv4CIDR: '172.20.0.0' } },
    'kubernetesNetworkConfig.serviceIPv4CIDR',
  ],
  [
    'validation.go validateOutpostARN',
    { outpost: { controlPlaneOutpostARN: 'arn:aws:outposts:us-west-2:1234:outpost/op-1234' } },
    { outpost: { controlPlaneOutpostARN: 'arn:aws:ec2:us-west-2:1234:outpost/op-1234' } },
    'outpost.controlPlaneOutpostARN',
  ],
  ['validation.go ValidateClusterConfig', {}, { outpost: {} }, 'outpost.controlPlaneOutpostARN'],
  [
    'EKS API CreateCluster',
    {},
    {
      outpost: {
        controlPlaneOutpostARN: 'arn:aws:outposts:us-west-2:1234:outpost/op-1234',
        etcdInstanceType: 'm5d.large',
        etcdPlacement: { spreadLevel: 'zone' },
      },
    },
    'outpost.etcdPlacement.spreadLevel',
  ],
  [
    'endpoint_service.go ValidateAdditionalEndpointServices',
    { privateCluster: { enabled: true, additionalEndpointServices: ['logs'] } },
    { privateCluster: { enabled: true, additionalEndpointServices: ['sqs'] } },
    'privateCluster.additionalEndpointServices.0',
  ],
  [
    'validation.go validateRemoteNetworkingConfig',
    { remoteNetworkConfig: { vpcGatewayID: 'vgw-1', remoteNodeNetworks: [{ cidrs: ['10.0.0.0/8'] }] } },
    {
      remoteNetworkConfig: {
        vpcGatewayID: 'igw-1',
        remoteNodeNetworks: [{ cidrs: ['10.0.0.0'] }],
        iam: { provider: 'sts' },
      },
    },
    'remoteNetworkConfig.iam.provider',
    'remoteNetworkConfig.vpcGatewayID',
    'remoteNetworkConfig.remoteNodeNetworks.0.cidrs.0',
  ],
  [
    'validation.go ValidateSecretsEncryption',
    { secretsEncryption: { keyARN: KEY } },
    { secretsEncryption: { keyARN: 'alias/k' } },
    'secretsEncryption.keyARN',
  ],
  ['validation.go ValidateSecretsEncryption', {}, { secretsEncryption: {} }, 'secretsEncryption.keyARN'],
  [
    'validation.go validateCIDRs',
    { vpc: { publicAccessCIDRs: ['10.0.0.0/8'], extraCIDRs: ['10.1.0.0/16'] } },
    { vpc: { publicAccessCIDRs: ['10.0.0.0'], extraCIDRs: ['a'] } },
    'vpc.publicAccessCIDRs.0',
    'vpc.extraCIDRs.0',
  ],
  [
    'validation.go ValidateVPCConfig',
    { vpc: { hostnameType: 'ip-name' } },
    { vpc: { hostnameType: 'dns' } },
    'vpc.hostnameType',
  ],
  [
    'cfn/builder/vpc_ipv4.go addNATGateways',
    { vpc: { nat: { gateway: 'Disable' } } },
    { vpc: { nat: { gateway: 'None' } } },
    'vpc.nat.gateway',
  ],
  [
    'EKS API CreateCluster',
    { vpc: { controlPlaneEgressMode: 'CUSTOMER_ROUTED' } },
    { vpc: { controlPlaneEgressMode: 'NAT' } },
    'vpc.controlPlaneEgressMode',
  ],
  ['configfile.go NewCreateClusterLoader', { vpc: {} }, { vpc: { nat: {} } }, 'vpc.nat.gateway'],
]);
