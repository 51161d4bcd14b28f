import { run } from '../../testing/view.ts';
import { argocdCompat } from './argocd-compat.ts';

const cluster = (kubernetes: string, argocd: string) => `kubernetes: { version: '${kubernetes}' }
versions: { argocd: { version: ${argocd}, source: { commit: ${'e'.repeat(40)} } } }
`;

test.each([
  ['1.33', 'v3.5.1'],
  ['1.36', 'v3.6.1'],
  ['1.36', 'v9.0.0'],
])('Kubernetes %s with Argo CD %s', (kubernetes, argocd) => {
  expect(run(argocdCompat, { cluster: cluster(kubernetes, argocd) })).toEqual([]);
});

test('an Argo CD that is too new, with both places', () => {
  const [found, ...others] = run(argocdCompat, { cluster: cluster('1.33', 'v3.6.1') });
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    code: 'upgrade/argocd-compat',
    severity: 'warning',
    message: 'Argo CD 3.6 is tested with Kubernetes 1.34 to 1.37, not with 1.33',
    hint: 'upgrade Kubernetes first, then Argo CD',
    location: { file: 'clusters/test/cluster.yaml', line: 7, column: 32 },
    related: [{ location: { file: 'clusters/test/cluster.yaml', line: 6, column: 24 } }],
  });
});

test('an Argo CD that is too old', () => {
  expect(run(argocdCompat, { cluster: cluster('1.36', 'v3.4.0') })).toMatchObject([
    {
      message: 'Argo CD 3.4 is tested with Kubernetes 1.32 to 1.35, not with 1.36',
      hint: 'upgrade Argo CD first, then the control plane',
    },
  ]);
});
