import { run } from '../../testing/view.ts';
import { bootstrapCycle } from './bootstrap-cycle.ts';

const PODS = [
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

test('what is not in the cluster needs no profile', () => {
  expect(messages([profile('kube-system')], [])).toEqual([]);
});
