import { edited, modelOf } from '../testing/sources.ts';
import { karpenterControllerPolicyNames, policyArn } from './names.ts';
import { identityOf, runsKarpenter, platformIdentities } from './workload-identity.ts';

const all = modelOf(
  edited(
    'cluster',
    'components:',
    'components:\n  awsLoadBalancerController: {}\n  efsCsiDriver: {}\n  kubeOpsView: {}',
  ),
).spec;

/** A policy with this statement among others. */
const policyWith = (sid: string): unknown =>
  expect.objectContaining({
    Statement: expect.arrayContaining([expect.objectContaining({ Sid: sid })]) as unknown,
  });

const IRSA = { by: 'irsa', bySpecPath: 'cluster#/iam/identity/by' };

test('one identity for each component that calls AWS, with a role of a fixed name', () => {
  expect(platformIdentities(all)).toEqual([
    {
      namespace: 'karpenter',
      serviceAccount: 'karpenter',
      roleName: 'sample-karpenter',
      policies: { arns: karpenterControllerPolicyNames(all).map((name) => policyArn(all, name)) },
      ...IRSA,
      specPath: 'cluster#/compute/karpenter',
    },
    {
      namespace: 'kube-system',
      serviceAccount: 'aws-load-balancer-controller',
      roleName: 'sample-aws-lb-controller',
      policies: { wellKnown: 'awsLoadBalancerController' },
      ...IRSA,
      specPath: 'cluster#/components/awsLoadBalancerController',
    },
    {
      namespace: 'kube-system',
      serviceAccount: 'efs-csi-controller-sa',
      roleName: 'sample-efs-csi',
      policies: { document: policyWith('CreateAccessPoints') },
      ...IRSA,
      addon: 'aws-efs-csi-driver',
      specPath: 'cluster#/components/efsCsiDriver',
    },
    {
      namespace: 'kube-system',
      serviceAccount: 'external-dns',
      roleName: 'sample-external-dns',
      policies: { document: policyWith('ChangeRecordsOfDomain') },
      ...IRSA,
      specPath: 'cluster#/components/externalDns',
    },
  ]);
});

test('they come in the order of namespace and name, and no two are alike', () => {
  const keys = platformIdentities(all).map(
    ({ namespace, serviceAccount }) => `${namespace}/${serviceAccount}`,
  );
  expect(keys).toEqual([...new Set(keys)].sort());
});

test('what the cluster does not run has no identity', () => {
  const off = modelOf(edited('cluster', 'externalDns: { domain: example.com }', 'externalDns: false')).spec;
  expect(platformIdentities(off).map(({ serviceAccount }) => serviceAccount)).toEqual(['karpenter']);
  const noPools = modelOf(
    edited(
      'cluster',
      "    nodePools:\n      - name: default\n        architectures: [amd64]\n        limits: { cpu: '100' }\n",
      '    nodePools: []\n',
    ),
  ).spec;
  expect(runsKarpenter(noPools)).toBe(false);
  expect(runsKarpenter(all)).toBe(true);
  expect(platformIdentities(noPools).map(({ serviceAccount }) => serviceAccount)).toEqual(['external-dns']);
});

test('an identity is found by its service account, and asking for another is a fault', () => {
  expect(identityOf(all, 'kube-system', 'external-dns').roleName).toBe('sample-external-dns');
  expect(() => identityOf(all, 'default', 'external-dns')).toThrow('no identity for default/external-dns');
});

describe('how pods get their credentials', () => {
  const AGENT = 'addons: { eks-pod-identity-agent: {}';
  const chosen = (text: string) =>
    platformIdentities(modelOf(edited('cluster', 'apps: [web]', `${text}\napps: [web]`)).spec).map(
      ({ serviceAccount, by, bySpecPath }) => [serviceAccount, by, bySpecPath],
    );

  test('one choice for the whole cluster', () => {
    expect(chosen(`${AGENT}, aws-ebs-csi-driver: {} }\niam: { identity: { by: pod-identity } }`)).toEqual(
      ['karpenter', 'ebs-csi-controller-sa', 'external-dns'].map((name) => [
        name,
        'pod-identity',
        'cluster#/iam/identity/by',
      ]),
    );
  });

  test('an add-on chooses otherwise', () => {
    expect(chosen(`${AGENT}, aws-ebs-csi-driver: { identity: { by: pod-identity } } }`)).toEqual([
      ['karpenter', 'irsa', 'cluster#/iam/identity/by'],
      ['ebs-csi-controller-sa', 'pod-identity', 'cluster#/addons/aws-ebs-csi-driver/identity/by'],
      ['external-dns', 'irsa', 'cluster#/iam/identity/by'],
    ]);
  });

  test('a component chooses otherwise', () => {
    const { spec } = modelOf(
      edited(
        'cluster',
        'externalDns: { domain: example.com }',
        `externalDns: { domain: example.com, identity: { by: pod-identity } }\n${AGENT} }`,
      ),
    );
    expect(identityOf(spec, 'kube-system', 'external-dns')).toMatchObject({
      by: 'pod-identity',
      bySpecPath: 'cluster#/components/externalDns/identity/by',
    });
    expect(identityOf(spec, 'karpenter', 'karpenter').by).toBe('irsa');
  });
});
