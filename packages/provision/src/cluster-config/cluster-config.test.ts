import { clusterConfigProblems } from '@nodeless/contract-tables';
import { printYaml } from '@nodeless/core';
import { parse } from 'yaml';
import { toJson } from '../json.ts';
import { modelOf, SEOUL, SMALL, TOKYO } from '../testing/model.ts';
import { clusterConfig } from './cluster-config.ts';

const SEOUL_ADDONS = {
  coredns: 'v1.13.2-eksbuild.4',
  'kube-proxy': 'v1.35.0-eksbuild.2',
  'vpc-cni': 'v1.21.1-eksbuild.1',
};

test('the nodeless cluster in a new VPC', () => {
  const tags = { stage: 'dev', 'managed-by': 'nodeless' };
  const policy = (part: string) =>
    `arn:aws:iam::111122223333:policy/KarpenterController${part}Policy-nodeless-seoul`;
  expect(clusterConfig(modelOf(SEOUL, {}, { addons: SEOUL_ADDONS }))).toEqual({
    apiVersion: 'eksctl.io/v1alpha5',
    kind: 'ClusterConfig',
    metadata: {
      name: 'nodeless-seoul',
      region: 'ap-northeast-2',
      version: '1.35',
      tags: { ...tags, 'karpenter.sh/discovery': 'nodeless-seoul' },
    },
    accessConfig: {
      authenticationMode: 'API_AND_CONFIG_MAP',
      bootstrapClusterCreatorAdminPermissions: false,
      accessEntries: [
        {
          principalARN: 'arn:aws:iam::111122223333:role/platform-admin',
          accessPolicies: [
            {
              policyARN: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy',
              accessScope: { type: 'cluster' },
            },
          ],
        },
        {
          principalARN: 'arn:aws:iam::111122223333:role/KarpenterNodeRole-nodeless-seoul',
          type: 'EC2_LINUX',
        },
      ],
    },
    iam: {
      withOIDC: true,
      serviceAccounts: [
        {
          metadata: { namespace: 'karpenter', name: 'karpenter' },
          roleName: 'nodeless-seoul-karpenter',
          roleOnly: true,
          attachPolicyARNs: [
            policy('NodeLifecycle'),
            policy('IAMIntegration'),
            policy('EKSIntegration'),
            policy('Interruption'),
            policy('ZonalShift'),
            policy('ResourceDiscovery'),
          ],
        },
        {
          metadata: { namespace: 'kube-system', name: 'aws-load-balancer-controller' },
          roleName: 'nodeless-seoul-aws-lb-controller',
          roleOnly: true,
          wellKnownPolicies: { awsLoadBalancerController: true },
        },
        {
          metadata: { namespace: 'kube-system', name: 'efs-csi-controller-sa' },
          roleName: 'nodeless-seoul-efs-csi',
          roleOnly: true,
          attachPolicy: expect.objectContaining({ Version: '2012-10-17' }) as unknown,
        },
        {
          metadata: { namespace: 'kube-system', name: 'external-dns' },
          roleName: 'nodeless-seoul-external-dns',
          roleOnly: true,
          attachPolicy: expect.objectContaining({ Version: '2012-10-17' }) as unknown,
        },
      ],
    },
    vpc: {
      cidr: '10.0.0.0/16',
      nat: { gateway: 'Single' },
      clusterEndpoints: { publicAccess: true, privateAccess: true },
      publicAccessCIDRs: ['203.0.113.0/24'],
    },
    addons: [
      {
        name: 'vpc-cni',
        version: 'v1.21.1-eksbuild.1',
        configurationValues: String.raw`{"env":{"ADDITIONAL_ENI_TAGS":"{\"stage\":\"dev\",\"managed-by\":\"nodeless\"}"}}`,
        resolveConflicts: 'OVERWRITE',
        tags,
      },
      { name: 'kube-proxy', version: 'v1.35.0-eksbuild.2', resolveConflicts: 'OVERWRITE', tags },
      {
        name: 'coredns',
        version: 'v1.13.2-eksbuild.4',
        configurationValues: '{"computeType":"Fargate"}',
        resolveConflicts: 'OVERWRITE',
        tags,
      },
      {
        name: 'aws-efs-csi-driver',
        configurationValues:
          '{"controller":{"containerSecurityContext":{"privileged":false},"tags":{"stage":"dev","managed-by":"nodeless"}}}',
        serviceAccountRoleARN: 'arn:aws:iam::111122223333:role/nodeless-seoul-efs-csi',
        resolveConflicts: 'OVERWRITE',
        tags,
      },
    ],
    addonsConfig: { disableDefaultAddons: true },
    fargateProfiles: [
      { name: 'argocd', selectors: [{ namespace: 'argocd' }], tags },
      { name: 'karpenter', selectors: [{ namespace: 'karpenter' }], tags },
      { name: 'kube-system', selectors: [{ namespace: 'kube-system' }], tags },
    ],
    cloudWatch: {
      clusterLogging: {
        enableTypes: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'],
        logRetentionInDays: 90,
      },
    },
  });
});

test('a cluster in an existing VPC', () => {
  expect(clusterConfig(modelOf(TOKYO))).toEqual({
    apiVersion: 'eksctl.io/v1alpha5',
    kind: 'ClusterConfig',
    metadata: { name: 'nodeless-tokyo', region: 'ap-northeast-1', version: '1.35' },
    accessConfig: {
      authenticationMode: 'API_AND_CONFIG_MAP',
      bootstrapClusterCreatorAdminPermissions: true,
      accessEntries: [
        {
          principalARN: 'arn:aws:iam::444455556666:role/KarpenterNodeRole-nodeless-tokyo',
          type: 'EC2_LINUX',
        },
      ],
    },
    iam: {
      withOIDC: true,
      serviceAccounts: [
        expect.objectContaining({ metadata: { namespace: 'karpenter', name: 'karpenter' }, roleOnly: true }),
      ],
    },
    vpc: {
      id: 'vpc-0a1b2c3d4e5f60718',
      cidr: '10.20.0.0/16',
      subnets: {
        private: {
          'ap-northeast-1a': { id: 'subnet-0aaa1111bbb22220a', cidr: '10.20.0.0/19' },
          'subnet-0aaa1111bbb22220c': {
            id: 'subnet-0aaa1111bbb22220c',
            az: 'ap-northeast-1c',
            cidr: '10.20.32.0/19',
          },
          'subnet-0aaa1111bbb22221c': {
            id: 'subnet-0aaa1111bbb22221c',
            az: 'ap-northeast-1c',
            cidr: '10.20.64.0/19',
          },
        },
        public: { 'ap-northeast-1a': { id: 'subnet-0ccc3333ddd44440a' } },
      },
      clusterEndpoints: { publicAccess: false, privateAccess: true },
      extraCIDRs: ['10.20.0.0/16'],
    },
    kubernetesNetworkConfig: { serviceIPv4CIDR: '172.20.0.0/16' },
    addons: [
      { name: 'vpc-cni', resolveConflicts: 'OVERWRITE' },
      { name: 'kube-proxy', resolveConflicts: 'OVERWRITE' },
      { name: 'coredns', configurationValues: '{"computeType":"Fargate"}', resolveConflicts: 'OVERWRITE' },
    ],
    addonsConfig: { disableDefaultAddons: true },
    fargateProfiles: [
      { name: 'dns', selectors: [{ namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } }] },
      { name: 'platform', selectors: [{ namespace: 'argocd' }, { namespace: 'karpenter' }] },
    ],
    cloudWatch: { clusterLogging: { enableTypes: ['audit', 'authenticator'], logRetentionInDays: 365 } },
  });
});

test('a cluster that asks for little gets little', () => {
  const config = clusterConfig(modelOf(SMALL, { controlPlane: { logging: { types: [] } } }));
  expect(Object.keys(config)).toEqual([
    'apiVersion',
    'kind',
    'metadata',
    'accessConfig',
    'iam',
    'vpc',
    'addons',
    'addonsConfig',
  ]);
  expect(config.accessConfig).toEqual({
    authenticationMode: 'API_AND_CONFIG_MAP',
    bootstrapClusterCreatorAdminPermissions: true,
  });
  expect(config.iam).toEqual({ withOIDC: true });
  expect(config.metadata).toEqual({ name: 'small', region: 'eu-central-1', version: '1.35' });
});

test.each([
  ['single', 'Single'],
  ['per-zone', 'HighlyAvailable'],
  ['none', 'Disable'],
])('NAT %s is %s for eksctl', (nat, gateway) => {
  const zones = ['eu-central-1a', 'eu-central-1b'];
  const config = clusterConfig(modelOf(SMALL, { network: { vpc: { nat, zones } } }));
  expect(config.vpc?.nat).toEqual({ gateway });
  expect(config.availabilityZones).toEqual(zones);
});

test('CoreDNS stays on nodes when no profile takes its pods', () => {
  const profiles = [{ name: 'a', selectors: [{ namespace: 'kube-system', labels: { app: 'x' } }] }];
  const config = clusterConfig(modelOf(SEOUL, { compute: { fargate: { profiles } } }));
  expect(config.addons?.find(({ name }) => name === 'coredns')).toEqual({
    name: 'coredns',
    resolveConflicts: 'OVERWRITE',
    tags: { stage: 'dev', 'managed-by': 'nodeless' },
  });
});

test('ARNs carry the partition of the region', () => {
  const admins = ['arn:aws-cn:iam::111122223333:role/admin'];
  const text = JSON.stringify(clusterConfig(modelOf(SEOUL, { region: 'cn-north-1', access: { admins } })));
  expect(text.match(/arn:[^:]*:/g)?.every((start) => start === 'arn:aws-cn:')).toBe(true);
});

test.each([
  ['small', SMALL],
  ['seoul', SEOUL],
  ['tokyo', TOKYO],
])('eksctl knows every field of the bytes of %s', (_, spec) => {
  const bytes = printYaml(toJson(clusterConfig(modelOf(spec))));
  expect(clusterConfigProblems(parse(bytes))).toEqual([]);
  expect(clusterConfigProblems(parse(bytes.replace('withOIDC', 'withOidc')))).toEqual([
    '/iam must NOT have additional properties (withOidc)',
  ]);
});
