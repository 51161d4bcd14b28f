import { edited, modelOf } from '../testing/sources.ts';
import { nodeGroupTags } from './components.ts';
import { interfaceEndpointServices } from './interface-endpoints.ts';
import { identityOf } from './workload-identity.ts';

const GROUP = `    - name: own
      architecture: amd64
      instanceTypes: [m7i.large]
      scaling: { min: 0, max: 3 }
      labels: { team: a, example.com/empty: '' }
      taints: [{ key: x, value: y, effect: NoSchedule }, { key: z, effect: NoExecute }]
`;
function cluster(component: string) {
  const { cluster: text } = edited(
    'cluster',
    'components:\n',
    `  selfManagedNodeGroups:\n${GROUP}components:\n${component}`,
  );
  const { spec } = modelOf({
    cluster: text.replace(/ {2}karpenter:\n[^]*?(?= {2}selfManaged)/, ''),
  });
  return { spec, group: spec.compute.selfManagedNodeGroups[0]! };
}
const ON = cluster('  clusterAutoscaler: {}\n');

// The forms that extractLabelsFromAsg and extractTaintsFromAsg of cluster-autoscaler 1.35.2 read.
test('tags tell what nodes will be like', () => {
  expect(nodeGroupTags(ON.spec, ON.group)).toEqual({
    'k8s.io/cluster-autoscaler/enabled': 'true',
    'k8s.io/cluster-autoscaler/sample': 'owned',
    'k8s.io/cluster-autoscaler/node-template/label/team': 'a',
    'k8s.io/cluster-autoscaler/node-template/taint/x': 'y:NoSchedule',
    'k8s.io/cluster-autoscaler/node-template/taint/z': ':NoExecute',
  });
});

test('without the component there are no tags', () => {
  const { spec, group } = cluster('');
  expect(nodeGroupTags(spec, group)).toEqual({});
});

test('a component has a role of its own', () => {
  expect(identityOf(ON.spec, 'kube-system', 'cluster-autoscaler')).toEqual({
    namespace: 'kube-system',
    serviceAccount: 'cluster-autoscaler',
    roleName: 'sample-cluster-autoscaler',
    policies: { document: expect.objectContaining({ Version: '2012-10-17' }) },
    by: 'irsa',
    bySpecPath: 'cluster#/iam/identity/by',
    specPath: 'cluster#/components/clusterAutoscaler',
  });
});

test('it calls two services', () => {
  expect(interfaceEndpointServices(ON.spec)).toEqual([
    'autoscaling',
    'ec2',
    'ecr.api',
    'ecr.dkr',
    'eks',
    'sts',
  ]);
});
