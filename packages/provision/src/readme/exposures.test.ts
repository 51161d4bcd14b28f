import { modelOf, SEOUL } from '../testing/model.ts';
import { exposedDeployment, resource } from '../testing/resources.ts';
import { exposures } from './exposures.ts';
import { workloads } from './workloads.ts';

const found = (resources: ReturnType<typeof exposedDeployment>) =>
  exposures(modelOf(SEOUL), resources, workloads(modelOf(SEOUL), {}, resources, [])).map(
    ({ targets, ...rest }) => ({
      ...rest,
      targets: targets.map(({ name }) => name),
    }),
  );

test('a Service with an NLB leads to the pods that it selects', () => {
  expect(
    found([
      ...exposedDeployment('web', 'shop', 'a.example.com, b.example.com'),
      ...exposedDeployment('other', 'shop', ''),
    ]),
  ).toEqual([
    {
      kind: 'Service',
      namespace: 'other',
      name: 'shop',
      loadBalancer: 'Network Load Balancer',
      scheme: 'internet-facing',
      listeners: ['TCP 80'],
      hostnames: [],
      targets: ['shop'],
    },
    {
      kind: 'Service',
      namespace: 'web',
      name: 'shop',
      loadBalancer: 'Network Load Balancer',
      scheme: 'internet-facing',
      listeners: ['TCP 80'],
      hostnames: ['a.example.com', 'b.example.com'],
      targets: ['shop'],
    },
  ]);
});

test('an Ingress leads to the pods of its Services', () => {
  const backend = (name: string) => ({ service: { name, port: { number: 80 } } });
  const [deployment] = exposedDeployment('web', 'shop', '');
  const resources = [
    ...(deployment === undefined ? [] : [deployment]),
    resource('v1', 'Service', 'web', 'shop', { spec: { selector: { app: 'shop' } } }),
    resource(
      'networking.k8s.io/v1',
      'Ingress',
      'web',
      'shop',
      {
        spec: {
          defaultBackend: backend('shop'),
          rules: [{ host: 'shop.example.com', http: { paths: [{ backend: backend('shop') }] } }],
        },
      },
      { 'alb.ingress.kubernetes.io/scheme': 'internet-facing' },
    ),
  ];
  expect(found(resources)).toEqual([
    {
      kind: 'Ingress',
      namespace: 'web',
      name: 'shop',
      loadBalancer: 'Application Load Balancer',
      scheme: 'internet-facing',
      listeners: [],
      hostnames: ['shop.example.com'],
      targets: ['shop'],
    },
  ]);
});

test('other Services are not exposed, and without annotations a load balancer is internal', () => {
  const resources = [
    resource('v1', 'Service', 'a', 'inside', { spec: { type: 'ClusterIP', selector: { app: 'x' } } }),
    resource('serving.knative.dev/v1', 'Service', 'a', 'knative', { spec: { type: 'LoadBalancer' } }),
    resource('v1', 'Service', 'a', 'bare', { spec: { type: 'LoadBalancer' } }),
  ];
  expect(found(resources)).toEqual([
    {
      kind: 'Service',
      namespace: 'a',
      name: 'bare',
      loadBalancer: 'load balancer',
      scheme: 'internal',
      listeners: [],
      hostnames: [],
      targets: [],
    },
  ]);
});
