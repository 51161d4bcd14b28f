import { testValues } from './testing/value-cases.ts';

const meta = (change: object) => ({ metadata: { name: 'a', region: 'us-west-2', ...change } });
const profile = (change: object) => ({
  fargateProfiles: [{ name: 'a', selectors: [{ namespace: 'a' }], ...change }],
});
const hpa = (horizontalPodAutoscalerSyncPeriod: string) => ({
  kubeControllerManagerConfig: {
    horizontalPodAutoscalerControllerConfig: { horizontalPodAutoscalerSyncPeriod },
  },
});
const association = (change: object) => ({
  addons: [{ name: 'eks-pod-identity-agent' }],
  iam: {
    podIdentityAssociations: [
      { namespace: 'a', serviceAccountName: 'b', roleARN: 'arn:aws:iam::111122223333:role/r', ...change },
    ],
  },
});

testValues([
  ['pkg/eks/api.go ParseConfig', {}, { nodePools: [] }, 'nodePools'],
  [
    'pkg/eks/api.go ParseConfig',
    { vpc: { nat: { gateway: 'Single' } } },
    { vpc: { nat: { gateway: 'Single', gateways: 1 } } },
    'vpc.nat.gateways',
  ],
  ['validation.go IsInvalidNameArg', meta({ name: 'a-1' }), meta({ name: 'a_b' }), 'metadata.name'],
  ['configfile.go Load', meta({}), { metadata: { name: 'a' } }, 'metadata.region'],
  ['pkg/eks/api.go ParseConfig', meta({ version: '1.35' }), meta({ version: 1.35 }), 'metadata.version'],
  [
    'versions_manager.go ResolveClusterVersion',
    meta({ version: 'latest' }),
    meta({ version: 'v1.35' }),
    'metadata.version',
  ],
  [
    'validation.go validateRollbackConfig',
    meta({ rollbackConfig: { timeoutMinutes: 120 } }),
    meta({ rollbackConfig: { timeoutMinutes: 119 } }),
    'metadata.rollbackConfig.timeoutMinutes',
  ],
  [
    'validation.go validateRollbackConfig',
    meta({ rollbackConfig: { timeoutMinutes: 10_080 } }),
    meta({ rollbackConfig: { timeoutMinutes: 10_081 } }),
    'metadata.rollbackConfig.timeoutMinutes',
  ],
  [
    'validation.go validateSupportType',
    { upgradePolicy: { supportType: 'STANDARD' } },
    { upgradePolicy: { supportType: 'LONG' } },
    'upgradePolicy.supportType',
  ],
  [
    'access_entry.go ARN.set',
    { accessConfig: { accessEntries: [{ principalARN: 'arn:aws:iam::111122223333:role/r' }] } },
    { accessConfig: { accessEntries: [{ principalARN: 'me' }] } },
    'accessConfig.accessEntries.0.principalARN',
  ],
  [
    'access_entry.go ARN.set',
    { accessConfig: {} },
    { accessConfig: { accessEntries: [{ principalARN: 1 }] } },
    'accessConfig.accessEntries.0.principalARN',
  ],
  [
    'access_entry.go validateAccessEntries',
    { accessConfig: { accessEntries: [{ principalARN: 'arn:aws:iam::111122223333:role/r', type: 'EC2' }] } },
    {
      accessConfig: {
        accessEntries: [{ principalARN: 'arn:aws:iam::111122223333:role/r', type: 'HYPERPOD_LINUX' }],
      },
    },
    'accessConfig.accessEntries.0.type',
  ],
  [
    'EKS API CreateCluster',
    { accessConfig: { authenticationMode: 'API' } },
    { accessConfig: { authenticationMode: 'api' } },
    'accessConfig.authenticationMode',
  ],
  ['addon.go Addon.Validate', { addons: [{ name: 'a' }] }, { addons: [{ name: '' }] }, 'addons.0.name'],
  [
    'EKS API CreateAddon',
    { addons: [{ name: 'a', resolveConflicts: 'preserve' }] },
    { addons: [{ name: 'a', resolveConflicts: 'keep' }] },
    'addons.0.resolveConflicts',
  ],
  [
    'addon.go validateKubernetesNamespaceName',
    { addons: [{ name: 'a', namespaceConfig: { namespace: 'kube-system' } }] },
    { addons: [{ name: 'a', namespaceConfig: { namespace: '1st' } }] },
    'addons.0.namespaceConfig.namespace',
  ],
  [
    'auto_mode.go ValidateAutoModeConfig',
    { autoModeConfig: { enabled: true, nodePools: ['system'] } },
    { autoModeConfig: { enabled: true, nodePools: ['gpu'] } },
    'autoModeConfig.nodePools.0',
  ],
  [
    'EKS API CreateCapability',
    { capabilities: [{ name: 'a_B-1', type: 'ACK' }] },
    { capabilities: [{ name: 'a.b', type: 'FLUX' }] },
    'capabilities.0.name',
    'capabilities.0.type',
  ],
  [
    'cloudwatch.go SupportedCloudWatchClusterLogTypes',
    { cloudWatch: { clusterLogging: { enableTypes: ['*'] } } },
    { cloudWatch: { clusterLogging: { enableTypes: ['kubelet'] } } },
    'cloudWatch.clusterLogging.enableTypes.0',
  ],
  [
    'cloudwatch.go LogRetentionInDaysValues',
    { cloudWatch: { clusterLogging: { enableTypes: ['api'], logRetentionInDays: 30 } } },
    { cloudWatch: { clusterLogging: { enableTypes: ['api'], logRetentionInDays: 31 } } },
    'cloudWatch.clusterLogging.logRetentionInDays',
  ],
  [
    'EKS API CreateCluster',
    { controlPlaneScalingConfig: { tier: 'tier-xl' } },
    { controlPlaneScalingConfig: { tier: 'xl' } },
    'controlPlaneScalingConfig.tier',
  ],
  [
    'EKS API KubeApiServerConfigRequest',
    { kubeAPIServerConfig: { eventTTL: '2h' } },
    { kubeAPIServerConfig: { eventTTL: '1h30m' } },
    'kubeAPIServerConfig.eventTTL',
  ],
  [
    'EKS API HorizontalPodAutoscalerControllerConfigRequest',
    hpa('15s'),
    hpa('15'),
    'kubeControllerManagerConfig.horizontalPodAutoscalerControllerConfig.horizontalPodAutoscalerSyncPeriod',
  ],
  ['validation.go FargateProfile.Validate', profile({}), profile({ name: '' }), 'fargateProfiles.0.name'],
  [
    'validation.go FargateProfile.Validate',
    profile({}),
    profile({ selectors: [] }),
    'fargateProfiles.0.selectors',
  ],
  [
    'validation.go FargateProfile.Validate',
    profile({}),
    profile({ selectors: undefined }),
    'fargateProfiles.0.selectors',
  ],
  [
    'validation.go FargateProfileSelector.Validate',
    profile({}),
    profile({ selectors: [{ labels: {} }] }),
    'fargateProfiles.0.selectors.0.namespace',
  ],
  [
    'EKS API CreateFargateProfile',
    profile({ selectors: Array.from({ length: 5 }, () => ({ namespace: 'a' })) }),
    profile({ selectors: Array.from({ length: 6 }, () => ({ namespace: 'a' })) }),
    'fargateProfiles.0.selectors',
  ],
  [
    'configfile.go NewCreateClusterLoader',
    { gitops: { flux: { gitProvider: 'github', flags: { owner: 'a' } } } },
    { gitops: { flux: {} } },
    'gitops.flux.gitProvider',
    'gitops.flux.flags',
  ],
  [
    'validation.go ValidateClusterConfig',
    { iam: { serviceAccounts: [] } },
    { iam: { withOIDC: true, serviceAccounts: [{ metadata: { name: '' }, roleOnly: true }] } },
    'iam.serviceAccounts.0.metadata.name',
  ],
  [
    'pod_identity_association.go validatePodIdentityAssociations',
    association({}),
    association({ namespace: '' }),
    'iam.podIdentityAssociations.0.namespace',
  ],
  [
    'pod_identity_association.go validatePodIdentityAssociations',
    association({}),
    association({ serviceAccountName: undefined }),
    'iam.podIdentityAssociations.0.serviceAccountName',
  ],
]);
