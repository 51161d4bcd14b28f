import { brief, run } from '../../testing/view.ts';
import { identityVersions } from './identity-versions.ts';

const SOURCE = `source: { commit: ${'e'.repeat(40)} }`;
const CRDS = `crds: { commit: ${'e'.repeat(40)} }`;

const cluster = (by: string, controller: string, chart: string) => `
addons: { eks-pod-identity-agent: {} }
iam: { identity: { by: ${by} } }
components: { awsLoadBalancerController: {}, externalDns: { domain: example.com } }
versions: { awsLoadBalancerController: { version: ${controller}, ${SOURCE}, ${CRDS} }, externalDns: { version: ${chart}, ${SOURCE} } }
`;
const found = (...versions: Parameters<typeof cluster>) =>
  run(identityVersions, { cluster: cluster(...versions) });

// Source: https://docs.aws.amazon.com/eks/latest/userguide/pod-id-minimum-sdk.html
test('a release whose SDK does not know Pod Identity', () => {
  const old = found('pod-identity', '2.6.2', '1.14.3');
  expect(brief(old)).toEqual([
    'clusters/test/cluster.yaml:10:51 error access/workload-identity-chain',
    'clusters/test/cluster.yaml:10:206 error access/workload-identity-chain',
  ]);
  expect(old.map(({ message, hint, related }) => [message, hint, related?.[0]?.location])).toEqual([
    [
      'aws-load-balancer-controller 2.6.2 knows nothing of Pod Identity: it would get no credentials',
      'upgrade it to 2.7.0 at least, or choose irsa',
      expect.objectContaining({ line: 8, column: 24 }),
    ],
    [
      'external-dns 1.14.3 knows nothing of Pod Identity: it would get no credentials',
      'upgrade it to 1.14.4 at least, or choose irsa',
      expect.objectContaining({ line: 8, column: 24 }),
    ],
  ]);
});

test.each([
  ['pod-identity', '2.7.0', '1.14.4'],
  ['pod-identity', '3.5.0', '1.21.1'],
  ['irsa', '2.6.2', '1.14.3'],
])('%s, %s and %s are fine', (...versions) => {
  expect(found(...versions)).toEqual([]);
});

const driver = (name: string, version: string, by: string) =>
  run(identityVersions, {
    cluster: `addons:\n  eks-pod-identity-agent: {}\n  ${name}: { version: ${version}, identity: { by: ${by}${OF[name] ?? ''} } }\n`,
  });
const OF: { readonly [name: string]: string } = {
  'amazon-cloudwatch-observability':
    ", serviceAccount: { name: cloudwatch-agent }, policies: ['arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy']",
};

test.each([
  ['amazon-cloudwatch-observability', 'v3.0.0-eksbuild.1', 'v3.1.0-eksbuild.1', 'v3.1.0'],
  ['aws-ebs-csi-driver', 'v1.25.0-eksbuild.1', 'v1.26.0-eksbuild.1', 'v1.26.0'],
  ['aws-efs-csi-driver', 'v2.0.2-eksbuild.1', 'v2.0.3-eksbuild.1', 'v2.0.3'],
  ['aws-fsx-csi-driver', 'v1.1.0-eksbuild.1', 'v1.2.0-eksbuild.1', 'v1.2.0'],
])('the add-on %s %s', (name, old, first, least) => {
  const found = driver(name, old, 'pod-identity');
  expect(found).toEqual([
    {
      code: 'access/workload-identity-chain',
      severity: 'error',
      message: `${name} ${old} knows nothing of Pod Identity: it would get no credentials`,
      hint: `upgrade it to ${least} at least, or choose irsa`,
      location: expect.objectContaining({ line: 8, column: `  ${name}: { version: `.length + 1 }),
      related: [
        {
          message: 'chosen here',
          location: expect.objectContaining({
            line: 8,
            column: `  ${name}: { version: ${old}, identity: { by: `.length + 1,
          }),
        },
      ],
    },
  ]);
  expect(driver(name, first, 'pod-identity')).toEqual([]);
  expect(driver(name, old, 'irsa')).toEqual([]);
});

test('a version that facts.json pins, of the add-on that a component brings', () => {
  const cluster =
    'addons: { eks-pod-identity-agent: {} }\ncomponents: { efsCsiDriver: { identity: { by: pod-identity } } }\n';
  const pinned = (version: string) =>
    run(identityVersions, { cluster, facts: { addons: { 'aws-efs-csi-driver': version } } });
  const old = pinned('v1.7.7-eksbuild.1');
  expect(brief(old)).toEqual(['clusters/test/facts.json:1:81 error access/workload-identity-chain']);
  expect(old[0]?.related).toEqual([
    { message: 'chosen here', location: expect.objectContaining({ line: 7, column: 47 }) },
  ]);
  expect(pinned('v2.1.0-eksbuild.1')).toEqual([]);
  expect(run(identityVersions, { cluster })).toEqual([]);
});

const ROLE = 'arn:aws:iam::111122223333:role/cni';

test.each([
  { useDefaultPodIdentityAssociations: true },
  { podIdentityAssociations: [{ namespace: 'kube-system', serviceAccountName: 'aws-node', roleARN: ROLE }] },
])('the association of vpc-cni: %j', (association) => {
  const cni = (version: string, associated: boolean) =>
    run(
      identityVersions,
      { cluster: `addons: { vpc-cni: { version: ${version} }, eks-pod-identity-agent: {} }\n` },
      [],
      [],
      { addons: [{ name: 'vpc-cni', ...(associated ? association : {}) }] },
    );
  expect(
    cni('v1.15.4-eksbuild.1', true).map(({ message, related }) => [message, related?.[0]?.location]),
  ).toEqual([
    [
      'vpc-cni v1.15.4-eksbuild.1 knows nothing of Pod Identity: it would get no credentials',
      // The agent decides, not the map of the add-ons around it.
      expect.objectContaining({
        line: 6,
        column: 'addons: { vpc-cni: { version: v1.15.4-eksbuild.1 }, eks-pod-identity-agent: '.length + 1,
      }),
    ],
  ]);
  expect(cni('v1.15.5-eksbuild.1', true)).toEqual([]);
  expect(cni('v1.15.4-eksbuild.1', false)).toEqual([]);
});
