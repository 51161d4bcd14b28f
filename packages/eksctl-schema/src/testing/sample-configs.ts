import { configWith, NODE_CONFIG, OUTPOST, ROLE } from './config.ts';

const POLICY = 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess';
const KEY = 'arn:aws:kms:ap-northeast-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const version = (text: string, more: object = {}) => ({
  metadata: { name: 'seoul', region: 'ap-northeast-2', version: text, ...more },
});
const subnets = (kind: 'private' | 'public') => ({
  [kind]: {
    a: { id: 'subnet-0a', az: 'ap-northeast-2a' },
    c: { id: 'subnet-0c', az: 'ap-northeast-2c' },
  },
});

/** Whole files as people write them, by what they are about. Together they have every top-level key, and no problem. */
export const SAMPLE_CONFIGS: { readonly [about: string]: object } = {
  'nodes of both kinds': configWith({
    ...version('1.35', { tags: { stage: 'dev' }, annotations: { owner: 'platform' } }),
    availabilityZones: ['ap-northeast-2a', 'ap-northeast-2c'],
    nodeGroups: [
      {
        name: 'self-managed',
        instancesDistribution: { instanceTypes: ['m5.large', 'm5a.large'], onDemandBaseCapacity: 1 },
        minSize: 1,
        maxSize: 3,
        desiredCapacity: 2,
        labels: { role: 'batch' },
        taints: [{ key: 'batch', value: 'yes', effect: 'NoSchedule' }],
        volumeSize: 100,
        volumeType: 'gp3',
        volumeEncrypted: true,
        privateNetworking: true,
        ssh: { allow: true, publicKeyName: 'platform' },
      },
    ],
    managedNodeGroups: [
      {
        name: 'managed',
        instanceTypes: ['m7g.large'],
        spot: true,
        minSize: 0,
        maxSize: 4,
        updateConfig: { maxUnavailablePercentage: 50 },
        iam: { withAddonPolicies: { ebs: true }, attachPolicyARNs: [POLICY] },
        nodeRepairConfig: { enabled: true },
      },
      { name: 'bottlerocket', amiFamily: 'Bottlerocket', bottlerocket: { settings: { motd: 'hello' } } },
      {
        name: 'own-image',
        ami: 'ami-0123456789abcdef0',
        amiFamily: 'AmazonLinux2023',
        overrideBootstrapCommand: NODE_CONFIG,
      },
    ],
  }),
  'an existing VPC': configWith({
    vpc: {
      id: 'vpc-0a',
      subnets: { ...subnets('private'), ...subnets('public') },
      clusterEndpoints: { publicAccess: true, privateAccess: true },
      publicAccessCIDRs: ['203.0.113.0/24'],
      sharedNodeSecurityGroup: 'sg-0a',
      manageSharedNodeSecurityGroupRules: false,
    },
    managedNodeGroups: [{ name: 'a', privateNetworking: true, subnets: ['subnet-0a', 'subnet-0c'] }],
  }),
  'a private cluster': configWith({
    privateCluster: { enabled: true, additionalEndpointServices: ['autoscaling', 'logs'] },
    managedNodeGroups: [{ name: 'a', privateNetworking: true }],
  }),
  IPv6: configWith({
    ...version('1.35'),
    kubernetesNetworkConfig: { ipFamily: 'IPv6' },
    addons: [{ name: 'vpc-cni' }, { name: 'coredns' }, { name: 'kube-proxy' }],
    iam: { withOIDC: true },
  }),
  'identities of service accounts': configWith({
    iam: {
      withOIDC: true,
      serviceAccounts: [
        { metadata: { name: 'reader', namespace: 'web' }, attachPolicyARNs: [POLICY] },
        { metadata: { name: 'dns', namespace: 'dns' }, wellKnownPolicies: { externalDNS: true } },
      ],
      podIdentityAssociations: [
        { namespace: 'web', serviceAccountName: 'writer', roleARN: ROLE },
        {
          namespace: 'web',
          serviceAccountName: 'lister',
          permissionPolicy: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: ['s3:ListAllMyBuckets'], Resource: '*' }],
          },
        },
      ],
    },
    addons: [
      { name: 'eks-pod-identity-agent' },
      { name: 'aws-ebs-csi-driver', version: 'latest', wellKnownPolicies: { ebsCSIController: true } },
      { name: 'coredns', configurationValues: '{"replicaCount": 3}', resolveConflicts: 'overwrite' },
    ],
    addonsConfig: { autoApplyPodIdentityAssociations: true },
  }),
  'who may enter': configWith({
    accessConfig: {
      authenticationMode: 'API_AND_CONFIG_MAP',
      bootstrapClusterCreatorAdminPermissions: false,
      accessEntries: [
        {
          principalARN: ROLE,
          type: 'STANDARD',
          kubernetesGroups: ['viewers'],
          accessPolicies: [
            {
              policyARN: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy',
              accessScope: { type: 'namespace', namespaces: ['web'] },
            },
          ],
        },
        { principalARN: 'arn:aws:iam::111122223333:role/nodes', type: 'EC2_LINUX' },
      ],
    },
    iamIdentityMappings: [{ arn: ROLE, username: 'admin', groups: ['system:masters'] }],
    identityProviders: [
      { type: 'oidc', name: 'company', issuerURL: 'https://idp.example.com', clientID: 'kubernetes' },
    ],
  }),
  'Auto Mode with capabilities': configWith({
    ...version('1.36'),
    autoModeConfig: { enabled: true, nodePools: ['general-purpose', 'system'] },
    capabilities: [{ name: 'ack', type: 'ACK', roleArn: ROLE, deletePropagationPolicy: 'RETAIN' }],
  }),
  Fargate: configWith({
    fargateProfiles: [
      { name: 'system', selectors: [{ namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } }] },
    ],
  }),
  'the control plane': configWith({
    ...version('1.35'),
    cloudWatch: { clusterLogging: { enableTypes: ['api', 'audit'], logRetentionInDays: 30 } },
    secretsEncryption: { keyARN: KEY },
    upgradePolicy: { supportType: 'STANDARD' },
    zonalShiftConfig: { enabled: true },
    controlPlaneScalingConfig: { tier: 'tier-xl' },
    kubeAPIServerConfig: {},
    kubeControllerManagerConfig: {},
    kubeSchedulerConfig: {},
    vpc: { cidr: '10.1.0.0/16', nat: { gateway: 'HighlyAvailable' } },
  }),
  'Karpenter and Flux': configWith({
    ...version('1.35'),
    iam: { withOIDC: true },
    karpenter: { version: '1.14.1', createServiceAccount: true, withSpotInterruptionQueue: true },
    managedNodeGroups: [{ name: 'a' }],
    gitops: { flux: { gitProvider: 'github', flags: { owner: 'company', repository: 'fleet' } } },
  }),
  'hybrid nodes': configWith({
    ...version('1.35'),
    accessConfig: { authenticationMode: 'API' },
    remoteNetworkConfig: {
      iam: { provider: 'ssm' },
      remoteNodeNetworks: [{ cidrs: ['10.200.0.0/16'] }],
      remotePodNetworks: [{ cidrs: ['10.201.0.0/16'] }],
      vpcGatewayID: 'tgw-0123456789abcdef0',
    },
  }),
  'an Outpost': configWith({
    outpost: { controlPlaneOutpostARN: OUTPOST, controlPlaneInstanceType: 'm5.large' },
  }),
  'local zones': configWith({
    metadata: { name: 'oregon', region: 'us-west-2' },
    localZones: ['us-west-2-lax-1a', 'us-west-2-lax-1b'],
    availabilityZones: ['us-west-2a', 'us-west-2b'],
    nodeGroups: [{ name: 'near', localZones: ['us-west-2-lax-1a'] }],
  }),
};
