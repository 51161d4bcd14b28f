import { edited, parse, placesOf, wordsOf } from '../testing/sources.ts';

const identities = (text: string) => parse(edited('cluster', 'apps: [web]', `${text}\napps: [web]`));

// Source: https://docs.aws.amazon.com/eks/latest/userguide/pod-id-agent-setup.html
test('Pod Identity without its agent gives nothing', () => {
  const { diagnostics } = identities('iam: { identity: { by: pod-identity } }');
  expect(placesOf(diagnostics)).toEqual(['20:24 access/workload-identity-chain']);
  expect(wordsOf(diagnostics)).toEqual([
    'access/workload-identity-chain: karpenter/karpenter, kube-system/external-dns would get no credentials: pod-identity needs the add-on eks-pod-identity-agent | write addons: { eks-pod-identity-agent: {} }, or choose irsa',
  ]);
});

test('each choice is one finding, with the add-ons as the other side', () => {
  const { diagnostics } = identities(
    'addons: { aws-ebs-csi-driver: { identity: { by: pod-identity } }, eks-pod-identity-agent: false }\niam: { identity: { by: pod-identity } }',
  );
  expect(placesOf(diagnostics)).toEqual([
    '20:49 access/workload-identity-chain',
    '21:24 access/workload-identity-chain',
  ]);
  expect(diagnostics.map(({ related }) => related)).toEqual(
    [1, 2].map(() => [
      {
        message: 'the add-ons, without eks-pod-identity-agent',
        location: expect.objectContaining({ line: 20, column: 9 }),
      },
    ]),
  );
});

test.each([
  'iam: { identity: { by: irsa } }',
  'addons: { eks-pod-identity-agent: {} }\niam: { identity: { by: pod-identity } }',
])('%s is fine', (text) => {
  expect(identities(text).diagnostics).toEqual([]);
});

test.each([
  ['iam: { identity: { by: pod-identities } }', 'spec/invalid-value'],
  ['addons: { snapshot-controller: { identity: { by: irsa } } }', 'spec/unknown-key'],
])('%s is refused', (text, code) => {
  expect(identities(text).diagnostics.map((one) => one.code)).toEqual([code]);
});
