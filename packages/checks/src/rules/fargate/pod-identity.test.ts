import { brief, deployment, run } from '../../testing/view.ts';
import { podIdentity } from './pod-identity.ts';

const CLUSTER = `addons: { eks-pod-identity-agent: {} }
iam: { identity: { by: pod-identity } }
components: { externalDns: { domain: example.com } }
`;
const profile = (selector: string) =>
  `compute: { fargate: { profiles: [{ name: system, selectors: [${selector}] }] } }\n`;
const SYSTEM = profile('{ namespace: kube-system }');
const DNS = {
  name: 'external-dns',
  namespace: 'kube-system',
  labels: { 'app.kubernetes.io/name': 'external-dns' },
  serviceAccount: 'external-dns',
};

// Source of the rule: https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html
test('pods of a chart on Fargate, with both sides', () => {
  const found = run(podIdentity, { cluster: CLUSTER + SYSTEM }, [], [DNS]);
  expect(brief(found)).toEqual(['clusters/test/cluster.yaml:7:24 error fargate/pod-identity']);
  expect(found[0]).toMatchObject({
    message:
      'the pods of kube-system/external-dns run on Fargate (profile "system"), where EKS Pod Identity gives no credentials: its agent runs on Linux nodes only',
    hint: 'write identity: { by: irsa } in components.externalDns',
    related: [{ message: 'this profile takes its pods', location: { line: 9, column: 34 } }],
  });
});

test.each([
  ['on nodes', CLUSTER, DNS],
  [
    'a profile for others',
    CLUSTER + profile('{ namespace: kube-system, labels: { k8s-app: kube-dns } }'),
    DNS,
  ],
  ['by IRSA', CLUSTER.replace('pod-identity }', 'irsa }') + SYSTEM, DNS],
  ['another service account', CLUSTER + SYSTEM, { ...DNS, serviceAccount: 'other' }],
])('%s is fine', (_, cluster, pods) => {
  expect(run(podIdentity, { cluster }, [], [pods])).toEqual([]);
});

test('the controller of an add-on', () => {
  const cluster = `addons: { eks-pod-identity-agent: {}, aws-ebs-csi-driver: { identity: { by: pod-identity } } }\n`;
  const addons = [{ name: 'aws-ebs-csi-driver' }];
  const found = run(podIdentity, { cluster: cluster + SYSTEM }, [], [], { addons });
  expect(brief(found)).toEqual(['clusters/test/cluster.yaml:6:77 error fargate/pod-identity']);
  expect(found[0]?.hint).toBe('write identity: { by: irsa } in addons.aws-ebs-csi-driver');
  expect(run(podIdentity, { cluster }, [], [], { addons })).toEqual([]);
});

const association = { namespace: 'web', serviceAccountName: 'web', roleARN: 'arn:aws:iam::1:role/web' };
const web = (spec: object = {}) => deployment({ serviceAccountName: 'web', containers: [], ...spec });

test('what the escape hatch for eksctl associates', () => {
  const config = { iam: { podIdentityAssociations: [association] } };
  const cluster = profile('{ namespace: web }');
  const found = run(podIdentity, { cluster }, [web()], [], config);
  expect(found.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^the pods of Deployment web\/web run on Fargate \(profile "system"\)/),
  ]);
  expect(run(podIdentity, {}, [web()], [], config)).toEqual([]);
  expect(run(podIdentity, { cluster }, [{ ...web(), kind: 'DaemonSet' }], [], config)).toEqual([]);
});

test.each([
  { addons: [{ name: 'aws-ebs-csi-driver', useDefaultPodIdentityAssociations: true }] },
  {
    addons: [{ name: 'aws-ebs-csi-driver' }],
    addonsConfig: { autoApplyPodIdentityAssociations: true },
  },
])('associations that eksctl makes by itself: %j', (config) => {
  expect(run(podIdentity, { cluster: SYSTEM }, [], [], config).map(({ message }) => message)).toEqual([
    expect.stringMatching(/^the pods of kube-system\/ebs-csi-controller run on Fargate/),
  ]);
});

test('pods on Windows', () => {
  const config = { iam: { podIdentityAssociations: [association] } };
  const windows = web({ nodeSelector: { 'kubernetes.io/os': 'windows' } });
  expect(run(podIdentity, {}, [windows], [], config).map(({ message }) => message)).toEqual([
    expect.stringMatching(/^the pods of Deployment web\/web run on Windows/),
  ]);
});

test('each at the value of the overlay that asks for it', () => {
  const agent = 'iam: { podIdentityAssociations: [{ namespace: web, serviceAccountName: web }] }';
  const ebs = 'addons: [{ name: aws-ebs-csi-driver, useDefaultPodIdentityAssociations: true }]';
  const all = 'addonsConfig: { autoApplyPodIdentityAssociations: true }';
  const at = (overlay: string, value: string, config: Parameters<typeof run>[4]) => {
    const cluster = `${profile('{ namespace: "*" }')}eksctl: { ${overlay} }\n`;
    const column = `eksctl: { ${overlay}`.indexOf(value) + 1;
    expect(brief(run(podIdentity, { cluster }, [web()], [], config))).toEqual([
      `clusters/test/cluster.yaml:7:${column} error fargate/pod-identity`,
    ]);
  };
  at(agent, '{ namespace', { iam: { podIdentityAssociations: [association] } });
  at(ebs, 'true', { addons: [{ name: 'aws-ebs-csi-driver', useDefaultPodIdentityAssociations: true }] });
  at(all, 'true', {
    addons: [{ name: 'aws-ebs-csi-driver' }],
    addonsConfig: { autoApplyPodIdentityAssociations: true },
  });
});
