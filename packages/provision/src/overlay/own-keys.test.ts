import { SMALL } from '../testing/model.ts';
import { brief, merge } from '../testing/overlay.ts';

const KARPENTER = { metadata: { namespace: 'karpenter', name: 'karpenter' } };

test.each([
  [{ kubernetesNetworkConfig: { serviceIPv4CIDR: '10.0.0.0/16' } }, 'network.serviceCidr'],
  [{ vpc: { nat: null } }, 'network.vpc.nat'],
  [{ vpc: { cidr: '10.1.0.0/16' } }, 'network.vpc.cidr'],
  [{ availabilityZones: ['ap-northeast-2a', 'ap-northeast-2b'] }, 'network.vpc.zones'],
  [{ accessConfig: { bootstrapClusterCreatorAdminPermissions: true } }, 'access.admins'],
  [{ cloudWatch: { clusterLogging: { enableTypes: ['audit'] } } }, 'controlPlane.logging.types'],
  [{ cloudWatch: { clusterLogging: { logRetentionInDays: 30 } } }, 'controlPlane.logging.retentionDays'],
  [{ karpenter: { version: '1.14.1' } }, 'compute.karpenter'],
])('%j has a key of its own: %s', (eksctl, own) => {
  const result = merge(eksctl);
  const [first] = result.diagnostics;
  expect(result.diagnostics).toHaveLength(1);
  expect(first).toMatchObject({
    code: 'eksctl/own-key',
    severity: 'error',
    hint: `write it as ${own} instead`,
  });
  expect(result.config).toEqual(result.rendered);
});

test.each([
  [
    { fargateProfiles: [{ name: 'web', selectors: [{ namespace: 'web' }] }] },
    'fargateProfiles/0',
    'write it in compute.fargate.profiles instead',
  ],
  [
    { fargateProfiles: [{ name: 'karpenter', $remove: true }] },
    'fargateProfiles/0',
    'take it away at compute.fargate.profiles[1]',
  ],
  [
    { fargateProfiles: [{ name: 'karpenter', selectors: [{ namespace: 'web' }] }] },
    'fargateProfiles/0/selectors',
    'write it as compute.fargate.profiles[].selectors instead',
  ],
  [{ addons: [{ name: 'aws-ebs-csi-driver' }] }, 'addons/0', 'write it in addons instead'],
  [{ addons: [{ name: 'coredns', $remove: true }] }, 'addons/0', 'take it away at addons.coredns'],
  [
    { addons: [{ name: 'coredns', version: 'v1.12.0-eksbuild.1' }] },
    'addons/0/version',
    'write it as addons.coredns.version instead',
  ],
  [
    {
      accessConfig: {
        accessEntries: [{ principalARN: 'arn:aws:iam::111122223333:role/platform-admin', $remove: true }],
      },
    },
    'accessConfig/accessEntries/0',
    'take it away at access.admins[0]',
  ],
  [
    { accessConfig: { accessEntries: [{ principalARN: 'arn:aws:iam::111122223333:role/ci' }] } },
    'accessConfig/accessEntries/0',
    'write it in access.entries instead',
  ],
  [
    { managedNodeGroups: [{ name: 'ng', instanceType: 'm7g.large' }] },
    'managedNodeGroups/0',
    'write it in compute.managedNodeGroups instead',
  ],
])('entries of %j belong to a list of their own', (eksctl, path, hint) => {
  const result = merge(eksctl);
  expect(brief(result, path)).toEqual([expect.stringContaining(`error eksctl/own-key `) as string]);
  expect(result.diagnostics[0]?.hint).toBe(hint);
  expect(result.config).toEqual(result.rendered);
});

test('the name of a role that runs in the cluster is not changed', () => {
  const result = merge({ iam: { serviceAccounts: [{ ...KARPENTER, roleName: 'other' }] } });
  expect(brief(result, 'iam/serviceAccounts/0/roleName')).toEqual([
    'error eksctl/own-key eksctl.iam.serviceAccounts[0].roleName would change what Nodeless renders: what runs in the cluster names this role (leave it out; to use another entry instead, take this one away with $remove: true and write yours under another name)',
  ]);
});

test('the policies of a component grow, and those that it needs stay', () => {
  const controller = { metadata: { namespace: 'kube-system', name: 'aws-load-balancer-controller' } };
  const over = { ...controller, wellKnownPolicies: { awsLoadBalancerController: false, imageBuilder: true } };
  const { diagnostics, config } = merge({ iam: { serviceAccounts: [over] } });
  expect(diagnostics).toEqual([
    expect.objectContaining({
      code: 'eksctl/own-key',
      message:
        'eksctl.iam.serviceAccounts[0].wellKnownPolicies.awsLoadBalancerController would change what Nodeless renders: what runs in the cluster needs this policy',
    }),
  ]);
  const account = config.iam?.serviceAccounts?.find(({ metadata }) => metadata.name === over.metadata.name);
  expect(account?.wellKnownPolicies).toEqual({ awsLoadBalancerController: true, imageBuilder: true });
});

test('the policies of an add-on have a key of their own', () => {
  const driver = { metadata: { namespace: 'kube-system', name: 'ebs-csi-controller-sa' } };
  const over = { ...driver, wellKnownPolicies: { ebsCSIController: true } };
  const result = merge(
    { iam: { serviceAccounts: [over] } },
    { ...SMALL, addons: { 'aws-ebs-csi-driver': {} } },
  );
  expect(brief(result, 'iam/serviceAccounts/0/wellKnownPolicies')).toEqual([
    'error eksctl/own-key eksctl.iam.serviceAccounts[0].wellKnownPolicies belongs to a key of this format: what is rendered and checked follows from that key (write it as addons.aws-ebs-csi-driver.identity.policies instead)',
  ]);
});

test('what our lists have no key for goes through', () => {
  const { config, rendered, diagnostics } = merge({
    fargateProfiles: [{ name: 'karpenter', tags: { team: 'platform' } }],
    managedNodeGroups: [
      {
        name: 'win',
        amiFamily: 'WindowsServer2022CoreContainer',
        instanceType: 'm5.large',
        desiredCapacity: 1,
      },
    ],
    iamIdentityMappings: [{ serviceName: 'emr-containers', namespace: 'emr' }],
  });
  expect(diagnostics).toEqual([]);
  expect(config.fargateProfiles?.map(({ name, tags }) => [name, tags?.['team']])).toEqual([
    ['argocd', undefined],
    ['karpenter', 'platform'],
    ['kube-system', undefined],
  ]);
  expect(config.managedNodeGroups).toHaveLength(1);
  expect(config.iamIdentityMappings).toEqual([
    ...(rendered.iamIdentityMappings ?? []),
    { serviceName: 'emr-containers', namespace: 'emr' },
  ]);
});

const GROUP = {
  name: 'ng',
  architecture: 'arm64',
  instanceTypes: ['m7g.large'],
  scaling: { min: 1, max: 2 },
};
const WITH_GROUP = { ...SMALL, compute: { managedNodeGroups: [GROUP] } };

test('a group of ours takes what only eksctl has, and stays Linux', () => {
  const over = {
    name: 'ng',
    amiFamily: 'Ubuntu2404',
    ssh: { allow: false },
    volumeType: 'io2',
    volumeIOPS: null,
  };
  const { config, rendered, diagnostics } = merge({ managedNodeGroups: [over] }, WITH_GROUP);
  expect(diagnostics.map(({ code, hint }) => [code, hint])).toEqual([
    ['eksctl/own-key', 'write it as compute.managedNodeGroups[].volume.iops instead'],
  ]);
  expect(config.managedNodeGroups).toEqual([
    { ...rendered.managedNodeGroups?.[0], amiFamily: 'Ubuntu2404', ssh: { allow: false }, volumeType: 'io2' },
  ]);
  const windows = { name: 'ng', amiFamily: 'WindowsServer2022CoreContainer', instanceTypes: ['m5.large'] };
  expect(merge({ managedNodeGroups: [windows] }, WITH_GROUP).diagnostics.map(({ hint }) => hint)).toEqual([
    'write it as compute.managedNodeGroups[].amiFamily instead',
    'write it as compute.managedNodeGroups[].instanceTypes instead',
  ]);
});
