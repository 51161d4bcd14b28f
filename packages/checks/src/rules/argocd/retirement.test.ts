import { run } from '../../testing/view.ts';
import { retirement } from './retirement.ts';

const applications = [
  { name: 'argocd', project: 'platform', retirements: [] },
  { name: 'external-dns', project: 'platform', retirements: ['delete', 'orphan'] },
  { name: 'karpenter-crd', project: 'platform', retirements: ['orphan'] },
  { name: 'web', project: 'workloads', retirements: [] },
] as const;

function findings(retire: string) {
  const sources = { cluster: `argocd:\n  retire: ${retire}\n` };
  return run(retirement, sources, [], [], {}, [], applications).map(
    ({ code, severity, location, message, hint }) => ({
      code,
      severity,
      at: `${location?.file}:${location?.line}:${location?.column}`,
      message,
      hint,
    }),
  );
}

test('what is there and may go this way', () => {
  expect(findings('{ external-dns: delete, karpenter-crd: orphan }')).toEqual([]);
});

test.each([
  [
    '{ external: delete }',
    23,
    'argocd.retire names "external", but no Application of that name is rendered',
    'correct the name, or take the entry away together with what asked for the Application; those that can be retired are external-dns, karpenter-crd',
  ],
  [
    '{ web: delete }',
    18,
    'argocd.retire names "web", which is an app: its Application takes its objects along',
    'take it out of apps instead',
  ],
  [
    '{ argocd: orphan }',
    21,
    'the Application "argocd" cannot be retired: the cluster is kept with it',
    'docs/taking-away.md says how a whole cluster goes',
  ],
  [
    '{ karpenter-crd: delete }',
    28,
    'the objects of the Application "karpenter-crd" are never pruned, so delete would leave them all the same',
    'write orphan',
  ],
])('%s is refused', (retire, column, message, hint) => {
  expect(findings(retire)).toEqual([
    { code: 'argocd/retire', severity: 'error', at: `clusters/test/cluster.yaml:7:${column}`, message, hint },
  ]);
});
