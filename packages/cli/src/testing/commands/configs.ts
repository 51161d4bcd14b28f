import type { JsonObject } from '@nodeless/core';

const ROLE = 'arn:aws:iam::111122223333:role/';
const POLICY = 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy';

/**
 * A ClusterConfig with one of everything that a plan can change; with another variant every item stays and every value
 * differs.
 */
export function fullConfig(variant: 'a' | 'b', version: string): JsonObject {
  const other = variant === 'b';
  const size = other ? 5 : 3;
  return {
    ...emptyConfig(version, { stage: variant, [`only-${variant}`]: "it's" }),
    accessConfig: {
      authenticationMode: other ? 'API' : 'API_AND_CONFIG_MAP',
      accessEntries: [
        {
          principalARN: `${ROLE}people`,
          kubernetesGroups: other ? [] : ['viewers'],
          kubernetesUsername: variant,
          tags: { a: variant },
          accessPolicies: [
            { policyARN: POLICY, accessScope: { type: 'namespace', namespaces: [variant, 'web'] } },
          ],
        },
        { principalARN: `${ROLE}nodes`, type: other ? 'EC2_LINUX' : 'STANDARD' },
      ],
    },
    addons: [{ name: 'vpc-cni', version: `v1-${variant}`, tags: { a: variant } }, { name: 'coredns' }],
    autoModeConfig: { enabled: true, nodePools: other ? ['system'] : ['general-purpose'] },
    capabilities: [{ name: 'argocd', type: 'ARGOCD', roleARN: `${ROLE}${variant}` }],
    cloudWatch: {
      clusterLogging: { enableTypes: ['api', ...(other ? ['audit'] : [])], logRetentionInDays: size },
    },
    controlPlaneScalingConfig: { tier: other ? 'tier-xl' : 'tier-2xl' },
    fargateProfiles: [
      { name: 'tagged', selectors: [{ namespace: 'a' }], tags: { a: variant } },
      { name: 'selected', selectors: [{ namespace: variant }] },
    ],
    iam: {
      withOIDC: true,
      serviceAccounts: [
        { metadata: { name: 'updated', namespace: 'a' }, attachPolicyARNs: [variant] },
        { metadata: { name: 'replaced', namespace: 'a' }, roleName: variant },
      ],
      podIdentityAssociations: [
        { namespace: 'a', serviceAccountName: 'b', roleARN: `${ROLE}${variant}`, tags: { a: variant } },
      ],
    },
    iamIdentityMappings: [{ arn: `${ROLE}mapped`, username: variant, groups: ['a', 'b'] }],
    identityProviders: [{ name: 'idp', type: 'oidc', clientID: variant }],
    kubeAPIServerConfig: { eventTTL: other ? '2h' : '1h' },
    managedNodeGroups: [
      {
        name: 'managed',
        minSize: size - 1,
        maxSize: size,
        desiredCapacity: size,
        labels: { [variant]: 'b' },
        taints: [{ key: variant, value: 'x', effect: 'NoSchedule' }],
        tags: { a: variant },
        updateConfig: { maxUnavailable: size },
        nodeRepairConfig: { enabled: other },
        releaseVersion: `1.35.0-2026090${size}`,
      },
      { name: 'plain' },
    ],
    nodeGroups: [{ name: 'own', minSize: size }],
    remoteNetworkConfig: { remoteNodeNetworks: [{ cidrs: [`10.${size}.0.0/16`] }] },
    secretsEncryption: { keyARN: 'arn:aws:kms:eu-central-1:111122223333:key/a' },
    upgradePolicy: { supportType: other ? 'STANDARD' : 'EXTENDED' },
    vpc: {
      clusterEndpoints: { publicAccess: !other, privateAccess: true },
      controlPlaneSubnetIDs: [`subnet-${variant}`],
      extraCIDRs: [`10.${size}.0.0/16`],
      extraIPv6CIDRs: [`2001:db8:${size}::/48`],
      publicAccessCIDRs: [`203.0.113.${size}/32`],
    },
    zonalShiftConfig: { enabled: !other },
  };
}

/** A ClusterConfig that says next to nothing. */
export function emptyConfig(version: string, tags: JsonObject = {}): JsonObject {
  return {
    apiVersion: 'eksctl.io/v1alpha5',
    kind: 'ClusterConfig',
    metadata: { name: 'prod', region: 'eu-central-1', version, tags },
  };
}
