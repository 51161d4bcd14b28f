import { run } from '../../testing/view.ts';
import { karpenterCompat } from './karpenter-compat.ts';

const COMMIT = `commit: ${'e'.repeat(40)}`;

const cluster = (kubernetes: string, karpenter: string) => `kubernetes: { version: '${kubernetes}' }
versions: { karpenter: { version: ${karpenter}, source: { ${COMMIT} }, crds: { ${COMMIT} } } }
compute: { karpenter: { nodePools: [{ name: a, architectures: [amd64], limits: { cpu: '1' } }] } }
`;

test.each([
  ['1.36', '1.13.0'],
  ['1.35', '1.14.1'],
  ['1.35', '1.9.0'],
])('Kubernetes %s with Karpenter %s', (kubernetes, karpenter) => {
  expect(run(karpenterCompat, { cluster: cluster(kubernetes, karpenter) })).toEqual([]);
});

test('a Karpenter that is too old, with both places', () => {
  const [found, ...others] = run(karpenterCompat, { cluster: cluster('1.36', '1.12.9') });
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    code: 'upgrade/karpenter-compat',
    severity: 'error',
    message: 'Karpenter 1.12.9 does not support Kubernetes 1.36',
    location: { file: 'clusters/test/cluster.yaml', line: 7, column: 35 },
    related: [{ location: { file: 'clusters/test/cluster.yaml', line: 6, column: 24 } }],
  });
});

test('without Karpenter its version does not matter', () => {
  const without = cluster('1.36', '1.12.9').replace(/compute.*\n/, '');
  expect(run(karpenterCompat, { cluster: without })).toEqual([]);
});
