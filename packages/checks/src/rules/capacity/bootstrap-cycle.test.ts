import { run } from '../../testing/view.ts';
import { bootstrapCycle } from './bootstrap-cycle.ts';

const cluster = (profiles: string, more = '') => `${more}
compute:
  fargate: { profiles: [${profiles}] }
  karpenter: { nodePools: [{ name: a, architectures: [amd64], limits: { cpu: '1' } }] }
`;
const profile = (namespace: string, labels = '') =>
  `{ name: ${namespace}, selectors: [{ namespace: ${namespace}${labels} }] }`;
const messages = (sources: string) =>
  run(bootstrapCycle, { cluster: sources }).map(({ message }) => message.split(':')[0]);

test('CoreDNS, Karpenter and Argo CD on Fargate', () => {
  expect(messages(cluster([profile('argocd'), profile('karpenter'), profile('kube-system')].join()))).toEqual(
    [],
  );
});

test('labels that the pods carry are fine', () => {
  const dns = profile('kube-system', ', labels: { k8s-app: kube-dns }');
  expect(messages(cluster([profile('argocd'), profile('karpenter'), dns].join()))).toEqual([]);
});

test('each one that no profile takes is refused', () => {
  expect(messages(cluster(profile('kube-system', ', labels: { k8s-app: metrics-server }')))).toEqual([
    'no Fargate profile takes the pods of CoreDNS (namespace kube-system)',
    'no Fargate profile takes the pods of Karpenter (namespace karpenter)',
    'no Fargate profile takes the pods of Argo CD (namespace argocd)',
  ]);
});

test('where AWS runs Argo CD, it needs no profile', () => {
  const profiles = [profile('karpenter'), profile('kube-system')].join();
  expect(messages(cluster(profiles, 'argocd: { mode: eks-capability }'))).toEqual([]);
});
