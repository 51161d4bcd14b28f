import type { UpstreamPods } from '../../rule.ts';
import { run } from '../../testing/view.ts';
import { bootstrapCycle } from './bootstrap-cycle.ts';

const PODS: UpstreamPods[] = [
  { name: 'karpenter', namespace: 'karpenter', labels: { 'app.kubernetes.io/name': 'karpenter' } },
  { name: 'argocd-server', namespace: 'argocd', labels: { 'app.kubernetes.io/name': 'argocd-server' } },
  { name: 'external-dns', namespace: 'kube-system', labels: {} },
];

const profile = (namespace: string, labels = '') =>
  `{ name: ${namespace}, selectors: [{ namespace: ${namespace}${labels} }] }`;

function messages(profiles: readonly string[], pods = PODS): (string | undefined)[] {
  const cluster = `compute: { fargate: { profiles: [${profiles.join()}] } }`;
  return run(bootstrapCycle, { cluster }, [], pods).map(({ message }) => message.split(':')[0]);
}

test('all that must start without nodes runs on Fargate', () => {
  expect(messages([profile('argocd'), profile('karpenter'), profile('kube-system')])).toEqual([]);
});

test('labels that the pods carry are fine', () => {
  const dns = profile('kube-system', ', labels: { k8s-app: kube-dns }');
  expect(messages([profile('argocd'), profile('karpenter'), dns])).toEqual([]);
});

test('each one that no profile takes is refused', () => {
  expect(messages([profile('kube-system', ', labels: { k8s-app: metrics-server }')])).toEqual([
    'no Fargate profile takes the pods of coredns (namespace kube-system)',
    'no Fargate profile takes the pods of karpenter (namespace karpenter)',
    'no Fargate profile takes the pods of argocd-server (namespace argocd)',
  ]);
});

test('a profile that takes some pods of Argo CD leaves the others out', () => {
  const some = profile('argocd', ', labels: { app.kubernetes.io/name: argocd-repo-server }');
  expect(messages([some, profile('karpenter'), profile('kube-system')])).toEqual([
    'no Fargate profile takes the pods of argocd-server (namespace argocd)',
  ]);
});

describe('on nodes that eksctl makes', () => {
  const GROUP = `name: system, architecture: arm64, instanceTypes: [t4g.large]`;
  const found = (options: string, scaling = '{ min: 1, max: 2 }') =>
    run(
      bootstrapCycle,
      { cluster: `compute: { managedNodeGroups: [{ ${GROUP}, scaling: ${scaling}${options} }] }` },
      [],
      PODS.map((pods) => (pods.name === 'karpenter' ? { ...pods, tolerations: [TOLERATION] } : pods)),
    ).map(({ message }) => message.split(':')[0]);
  const TOLERATION = { key: 'CriticalAddonsOnly', operator: 'Exists' };

  test('all of them can start', () => {
    expect(found('')).toEqual([]);
  });

  test('a group that starts empty takes nothing', () => {
    expect(found('', '{ min: 0, max: 2 }')).toHaveLength(3);
    expect(found('', '{ min: 0, desired: 1, max: 2 }')).toEqual([]);
  });

  test('a taint shuts out those that do not tolerate it', () => {
    expect(found(', taints: [{ key: CriticalAddonsOnly, effect: NoSchedule }]')).toEqual([
      'no Fargate profile and no node group takes the pods of argocd-server (namespace argocd)',
    ]);
  });
});

test('self-managed nodes take what must start first, too', () => {
  const found = (scaling: string, taints = '[]') =>
    run(
      bootstrapCycle,
      {
        cluster: `compute: { selfManagedNodeGroups: [{ name: own, architecture: arm64, instanceTypes: [t4g.large], scaling: ${scaling}, taints: ${taints} }] }`,
      },
      [],
      PODS,
    );
  expect(found('{ min: 1, max: 2 }')).toEqual([]);
  expect(found('{ min: 0, max: 2 }')).toHaveLength(3);
  expect(found('{ min: 1, max: 2 }', '[{ key: a, effect: NoSchedule }]')).toHaveLength(3);
});

test('what makes nodes waits for none, whatever its namespace', () => {
  const pods = [
    { name: 'maker', namespace: 'kube-system', labels: {}, makesNodes: true },
    { name: 'other', namespace: 'kube-system', labels: {} },
  ];
  expect(messages([profile('kube-system')], pods)).toEqual([]);
  expect(messages([profile('kube-system', ', labels: { k8s-app: kube-dns }')], pods)).toEqual([
    'no Fargate profile takes the pods of maker (namespace kube-system)',
  ]);
});

test('what is not in the cluster needs no profile', () => {
  expect(messages([profile('kube-system')], [])).toEqual([]);
});
