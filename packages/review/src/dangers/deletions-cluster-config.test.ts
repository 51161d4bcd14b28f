import type { JsonObject } from '@nodeless/core';
import { application, deployment, object, pod } from '../testing/objects.ts';
import { reviewFiles, type Files } from '../testing/trees.ts';

const ARN = 'arn:aws:iam::111122223333:role/';
const config = (body: JsonObject): Files => ({
  'eksctl/cluster.yaml': object('eksctl.io/v1alpha5', 'ClusterConfig', 'prod', {
    metadata: { region: 'eu-central-1' },
    ...body,
  }),
});
const account = (namespace: string, name: string): JsonObject => ({
  metadata: { namespace, name },
  roleName: `prod-${name}`,
});
const association = { namespace: 'karpenter', serviceAccountName: 'karpenter', roleName: 'prod-karpenter' };

/** `<severity> <rule> <what>` of the dangers of this family. */
function dangers(base: Files, head: Files): string[] {
  return reviewFiles(base, head)
    .dangers.filter(({ rule }) =>
      /^deletions\/(workload-role|node-access|last-administrator|fargate)/.test(rule),
    )
    .map(({ severity, rule, title }) => `${severity} ${rule} ${title.replace('ClusterConfig prod ', '')}`);
}

const OTHER = account('other', 'other');
const KARPENTER = {
  'argocd/applications/karpenter.yaml': application('karpenter', {
    destination: { name: 'in-cluster', namespace: 'karpenter' },
  }),
};

test.each<[string, JsonObject, JsonObject, Files, string[]]>([
  [
    'of a chart whose Application stays',
    { iam: { serviceAccounts: [account('karpenter', 'karpenter'), OTHER] } },
    { iam: { serviceAccounts: [OTHER] } },
    KARPENTER,
    ['loses the role of karpenter/karpenter, which the Application karpenter still works with'],
  ],
  [
    'by Pod Identity',
    { iam: { podIdentityAssociations: [association] } },
    { iam: {} },
    KARPENTER,
    ['loses the role of karpenter/karpenter, which the Application karpenter still works with'],
  ],
  [
    'that moves from IRSA to Pod Identity',
    { iam: { serviceAccounts: [account('karpenter', 'karpenter')] } },
    { iam: { podIdentityAssociations: [association] } },
    KARPENTER,
    [],
  ],
  [
    'of an add-on that stays',
    {
      iam: { serviceAccounts: [account('kube-system', 'ebs-csi-controller-sa'), OTHER] },
      addons: [{ name: 'aws-ebs-csi-driver' }],
    },
    { iam: { serviceAccounts: [OTHER] }, addons: [{ name: 'aws-ebs-csi-driver' }] },
    {},
    [
      'loses the role of kube-system/ebs-csi-controller-sa, which the add-on aws-ebs-csi-driver still works with',
    ],
  ],
  [
    'of an add-on that goes with it',
    {
      iam: { serviceAccounts: [account('kube-system', 'ebs-csi-controller-sa'), OTHER] },
      addons: [{ name: 'aws-ebs-csi-driver' }],
    },
    { iam: { serviceAccounts: [OTHER] } },
    {},
    [],
  ],
  [
    'that an app still runs with',
    { iam: { serviceAccounts: [account('web', 'shop'), OTHER] } },
    { iam: { serviceAccounts: [OTHER] } },
    {
      'argocd/applications/web.yaml': application('web'),
      'manifests/web/deployment.yaml': deployment({ template: pod({}, { serviceAccountName: 'shop' }) }),
    },
    ['loses the role of web/shop, which Deployment web still works with'],
  ],
  [
    'that nobody runs with',
    { iam: { serviceAccounts: [account('web', 'shop'), OTHER] } },
    { iam: { serviceAccounts: [OTHER] } },
    { 'argocd/applications/web.yaml': application('web'), 'manifests/web/deployment.yaml': deployment() },
    [],
  ],
])('a role %s', (_, before, after, files, what) => {
  expect(dangers({ ...files, ...config(before) }, { ...files, ...config(after) })).toEqual(
    what.map((one) => `danger deletions/workload-role ${one}`),
  );
});

const MASTERS = { arn: `${ARN}a`, username: 'a', groups: ['system:masters'] };
const bootstrap = (value: boolean) => ({ bootstrapClusterCreatorAdminPermissions: value });

test.each<[string, JsonObject, JsonObject, string[]]>([
  [
    'is not made by the flag that EKS reads once',
    { accessConfig: bootstrap(false), iamIdentityMappings: [MASTERS] },
    { accessConfig: bootstrap(true) },
    [`danger deletions/last-administrator loses its last administrator (${ARN}a)`],
  ],
  [
    'may be the creator of the cluster',
    { accessConfig: bootstrap(true), iamIdentityMappings: [MASTERS] },
    { accessConfig: bootstrap(true) },
    [],
  ],
  [
    'in aws-auth does not count when EKS reads access entries alone',
    { accessConfig: bootstrap(false), iamIdentityMappings: [MASTERS] },
    { accessConfig: { ...bootstrap(false), authenticationMode: 'API' }, iamIdentityMappings: [MASTERS] },
    [`danger deletions/last-administrator loses its last administrator (${ARN}a)`],
  ],
])('an administrator %s', (_, before, after, found) => {
  expect(dangers(config(before), config(after))).toEqual(found);
});

const profile = (name: string) => ({ name, selectors: [{ namespace: name }] });
const APP = { 'argocd/applications/web.yaml': application('web'), 'manifests/web/d.yaml': deployment() };

test.each<[string, JsonObject, Files, string[]]>([
  [
    'of the platform without other nodes is a danger',
    { fargateProfiles: [profile('web')] },
    KARPENTER,
    [
      'danger deletions/fargate-profile takes the pods of CoreDNS from Fargate (profile kube-system)',
      'danger deletions/fargate-profile takes the pods of Karpenter from Fargate (profile karpenter)',
    ],
  ],
  [
    'of the platform beside a node group is a warning',
    { fargateProfiles: [profile('web'), profile('kube-system')], managedNodeGroups: [{ name: 'system' }] },
    KARPENTER,
    ['warning deletions/fargate-profile takes the pods of Karpenter from Fargate (profile karpenter)'],
  ],
  [
    'of apps is a warning',
    { fargateProfiles: [profile('kube-system')] },
    APP,
    ['warning deletions/fargate-profile takes the pods of Deployment web from Fargate (profile web)'],
  ],
  [
    'that another one replaces is none',
    { fargateProfiles: [{ name: 'all', selectors: [{ namespace: '*' }] }] },
    { ...KARPENTER, ...APP },
    [],
  ],
])('a profile %s', (_, after, files, found) => {
  const before = { fargateProfiles: [profile('karpenter'), profile('kube-system'), profile('web')] };
  expect(dangers({ ...files, ...config(before) }, { ...files, ...config(after) }).sort()).toEqual(found);
});
