import { modelOf, SEOUL, SMALL } from '../testing/model.ts';
import { exposedDeployment, nodePools } from '../testing/resources.ts';
import { exposures } from './exposures.ts';
import { topology } from './topology.ts';
import { workloads } from './workloads.ts';

const drawn = (spec: typeof SEOUL, resources: ReturnType<typeof exposedDeployment>) => {
  const model = modelOf(spec);
  const all = workloads(model, {}, [...resources, ...nodePools(model)], []);
  return topology(all, exposures(model, resources, all));
};

test('load balancers point at the namespaces that stand where their pods run', () => {
  const resources = [
    ...exposedDeployment('web', 'shop', 'shop.example.com'),
    ...exposedDeployment('kube-system', 'ops', ''),
  ];
  expect(drawn(SEOUL, resources)).toBe(
    [
      'flowchart LR',
      '  n1(["internet-facing Network Load Balancer<br/>ops"])',
      '  n2(["internet-facing Network Load Balancer<br/>shop.example.com"])',
      '  subgraph n3["Fargate profile kube-system"]',
      '    n4["namespace kube-system<br/>coredns<br/>ops"]',
      '  end',
      '  subgraph n5["node pool default"]',
      '    n6["namespace web<br/>shop"]',
      '  end',
      '  n1 --> n4',
      '  n2 --> n6',
      '',
    ].join('\n'),
  );
});

test('pods that nothing takes are shown as such', () => {
  expect(drawn(SMALL, [])).toContain(
    'subgraph n1["nowhere#58; no Fargate profile, node group or node pool takes them"]',
  );
});

test('a box names a few workloads and counts the others', () => {
  const resources = Array.from({ length: 9 }, (_, index) =>
    exposedDeployment('web', `app${index}`, ''),
  ).flat();
  const box = drawn(SEOUL, resources)
    .split('\n')
    .find((line) => line.includes('namespace web'));
  expect(box).toMatch(/app0<br\/>app1<br\/>app2<br\/>app3<br\/>app4<br\/>app5<br\/>and 3 more"\]$/);
});
