import { brief, run } from '../../testing/view.ts';
import { identityVersions } from './identity-versions.ts';

const cluster = (by: string, controller: string, chart: string) => `
addons: { eks-pod-identity-agent: {} }
iam: { identity: { by: ${by} } }
components: { awsLoadBalancerController: {}, externalDns: { domain: example.com } }
versions: { awsLoadBalancerController: { version: ${controller} }, externalDns: { version: ${chart} } }
`;
const found = (...versions: Parameters<typeof cluster>) =>
  run(identityVersions, { cluster: cluster(...versions) });

// Source: https://docs.aws.amazon.com/eks/latest/userguide/pod-id-minimum-sdk.html
test('a release whose SDK does not know Pod Identity', () => {
  const old = found('pod-identity', '2.6.2', '1.14.3');
  expect(brief(old)).toEqual([
    'clusters/test/cluster.yaml:10:51 error access/workload-identity-chain',
    'clusters/test/cluster.yaml:10:84 error access/workload-identity-chain',
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
