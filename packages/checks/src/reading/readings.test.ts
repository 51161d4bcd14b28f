import type { ClusterConfig } from '@nodeless/eksctl-schema';
import { PRIVATE_EXISTING } from '../testing/private-cluster.ts';
import { deployment, modelOf, resource } from '../testing/view.ts';
import { readingsOf } from './readings.ts';

const { origin } = resource({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } });
const READINGS = readingsOf({
  model: modelOf({
    cluster: `${PRIVATE_EXISTING}apps: [web]\n`,
    apps: { web: 'image: example.com/web:1.0.0\nresources: { requests: { cpu: 100m, memory: 64Mi } }\n' },
    facts: { vpcEndpoints: ['s3'] },
  }),
  resources: [resource(deployment({ containers: [{ name: 'main', image: 'example.com/web:1.0.0' }] }))],
  clusterConfig: { metadata: { name: 'test', region: 'eu-west-1', version: '1.35' } } as ClusterConfig,
  artifacts: [
    { path: 'cloudformation/a.yaml', content: { yaml: { Resources: { A: { Type: 'T' } } } }, origin },
    { path: 'bootstrap/a.sh', content: { text: 'exit 0\n' }, origin },
  ],
  upstreamPods: [],
  applications: [],
});
const readBy = (code: string) =>
  READINGS.flatMap(({ codes, read }) => (codes.some((one) => one === code) ? [...read] : []));

test('what rules read is told by source and by rendered file', () => {
  const documents = new Set(READINGS.flatMap(({ read }) => [...read].map((path) => path.split('#')[0])));
  expect([...documents].sort()).toEqual([
    'app/web',
    'argocd/settings',
    'cloudformation/a.yaml',
    'cluster',
    'eksctl/cluster.yaml',
    'facts',
    'manifests/app/file.yaml',
  ]);
});

test('each rule by itself', () => {
  expect(readBy('network/private-cluster-endpoints')).toContain('facts#/vpcEndpoints/0');
  expect(readBy('lb/controller-ownership')).not.toContain('facts#/vpcEndpoints/0');
});
