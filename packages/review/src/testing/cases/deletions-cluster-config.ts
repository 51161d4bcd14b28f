import type { JsonObject } from '@nodeless/core';
import { application, object } from '../objects.ts';
import type { Files } from '../trees.ts';
import type { Cases } from './case.ts';

const ARN = 'arn:aws:iam::111122223333:role/';
const cluster = (body: JsonObject): Files => ({
  'eksctl/cluster.yaml': object('eksctl.io/v1alpha5', 'ClusterConfig', 'prod', {
    metadata: { region: 'eu-central-1' },
    ...body,
  }),
});

const account = (namespace: string, name: string): JsonObject => ({
  metadata: { namespace, name },
  roleName: `prod-${name}`,
});
const roles = (...serviceAccounts: JsonObject[]) => cluster({ iam: { withOIDC: true, serviceAccounts } });
const KARPENTER = {
  'argocd/applications/karpenter.yaml': application('karpenter', {
    destination: { name: 'in-cluster', namespace: 'karpenter' },
  }),
};
const APP = account('web', 'web');

const access = (accessEntries: JsonObject[], bootstrap = false) =>
  cluster({
    accessConfig: {
      authenticationMode: 'API',
      bootstrapClusterCreatorAdminPermissions: bootstrap,
      accessEntries,
    },
  });
const administrator = (name: string): JsonObject => ({
  principalARN: `${ARN}${name}`,
  accessPolicies: [
    {
      policyARN: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy',
      accessScope: { type: 'cluster' },
    },
  ],
});
const NODES = { principalARN: `${ARN}nodes`, type: 'EC2_LINUX' };
const CLASS = {
  'argocd/applications/karpenter-config.yaml': application('karpenter-config'),
  'manifests/karpenter-config/ec2nodeclass-default.yaml': object(
    'karpenter.k8s.aws/v1',
    'EC2NodeClass',
    'default',
    { spec: { role: 'nodes' } },
  ),
};

const profiles = (...namespaces: string[]) =>
  cluster({
    fargateProfiles: namespaces.map((namespace) => ({ name: namespace, selectors: [{ namespace }] })),
  });

export const DELETIONS_CLUSTER_CONFIG_CASES: Cases = {
  'deletions/workload-role': {
    meets: {
      base: { ...KARPENTER, ...roles(account('karpenter', 'karpenter'), APP) },
      head: { ...KARPENTER, ...roles(APP) },
    },
    spares: {
      base: { ...KARPENTER, ...roles(account('karpenter', 'karpenter'), APP) },
      head: roles(APP),
    },
  },
  'deletions/node-access': {
    meets: {
      base: { ...CLASS, ...access([administrator('a'), NODES]) },
      head: { ...CLASS, ...access([administrator('a')]) },
    },
    spares: {
      base: { ...CLASS, ...access([administrator('a'), NODES]) },
      head: access([administrator('a')]),
    },
  },
  'deletions/last-administrator': {
    meets: {
      base: access([administrator('a')]),
      head: access([], true),
    },
    spares: {
      base: access([administrator('a')]),
      head: access([administrator('b')]),
    },
  },
  'deletions/fargate-profile': {
    meets: { base: profiles('kube-system', 'web'), head: profiles('web') },
    spares: { base: profiles('kube-system', 'web'), head: profiles('kube-*') },
  },
};
