import { at, isJsonObject, maps, namespaceOf, textMap, type JsonObject, type Manifest } from '@nodeless/core';
import fc from 'fast-check';
import { folderOf, outputOf, resourceAt } from '../testing/output.ts';

const LABELS = { 'app.kubernetes.io/name': 'web' };
const SMALL = { image: 'example.com/web:1.0', resources: { requests: { cpu: '100m' } } };
const PORTS = [
  { name: 'http', containerPort: 8080, servicePort: 80 },
  { name: 'admin', containerPort: 9090 },
  { name: 'same', containerPort: 8080, servicePort: 81 },
];
const DNS = {
  to: [
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
      podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
    },
  ],
  ports: [
    { protocol: 'TCP', port: 53 },
    { protocol: 'UDP', port: 53 },
  ],
};
const inNamespace = (name: string) => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
});

function policyOf(network: object, app: object = {}, cluster: object = {}): Manifest | undefined {
  const orders = {
    ...SMALL,
    namespace: 'shop',
    ports: [{ name: 'grpc', containerPort: 5000, servicePort: 443 }],
  };
  const web = { ...SMALL, ports: PORTS, network, ...app };
  return folderOf(outputOf({ cluster, apps: { web, orders } }), 'web')['networkpolicy-web.web.yaml'];
}

test('who may connect, and what is reached', () => {
  const policy = policyOf({
    accepts: [
      { app: 'orders', ports: ['admin'] },
      { namespace: 'monitoring' },
      { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'], ports: ['http', 'same'] },
    ],
    reaches: [
      { app: 'orders', ports: ['grpc'] },
      { namespace: 'data', ports: [5432, { port: 8000, endPort: 8010, protocol: 'UDP' }] },
      { cidr: '192.168.0.0/16' },
    ],
  });
  expect(policy).toEqual({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'web', namespace: 'web', labels: LABELS },
    spec: {
      podSelector: { matchLabels: LABELS },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        {
          from: [
            { ...inNamespace('shop'), podSelector: { matchLabels: { 'app.kubernetes.io/name': 'orders' } } },
          ],
          ports: [{ protocol: 'TCP', port: 9090 }],
        },
        {
          from: [inNamespace('monitoring')],
          ports: [
            { protocol: 'TCP', port: 8080 },
            { protocol: 'TCP', port: 9090 },
          ],
        },
        {
          from: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }],
          ports: [{ protocol: 'TCP', port: 8080 }],
        },
      ],
      egress: [
        DNS,
        {
          to: [
            { ...inNamespace('shop'), podSelector: { matchLabels: { 'app.kubernetes.io/name': 'orders' } } },
          ],
          ports: [{ protocol: 'TCP', port: 5000 }],
        },
        {
          to: [inNamespace('data')],
          ports: [
            { protocol: 'TCP', port: 5432 },
            { protocol: 'UDP', port: 8000, endPort: 8010 },
          ],
        },
        { to: [{ ipBlock: { cidr: '192.168.0.0/16' } }] },
      ],
    },
  });
});

test('nobody, and nothing but names', () => {
  expect(policyOf({ accepts: [] })).toHaveProperty('spec', {
    podSelector: { matchLabels: LABELS },
    policyTypes: ['Ingress'],
  });
  expect(policyOf({ reaches: [] })).toHaveProperty('spec', {
    podSelector: { matchLabels: LABELS },
    policyTypes: ['Egress'],
    egress: [DNS],
  });
  const output = outputOf({ apps: { web: { ...SMALL, network: { accepts: [] } } } });
  expect(resourceAt(output, 'manifests/web/networkpolicy-web.web.yaml').origin.specPath).toBe(
    'app/web#/network',
  );
});

const any = (cidr: string, port: number) => ({
  to: [{ ipBlock: { cidr } }],
  ports: [{ protocol: 'TCP', port }],
});

test('AWS and the internet', () => {
  expect(at(policyOf({ reaches: ['aws', 'internet'] }), 'spec', 'egress')).toEqual([
    DNS,
    any('0.0.0.0/0', 443),
    any('169.254.170.23/32', 80),
    {
      to: [
        {
          ipBlock: {
            cidr: '0.0.0.0/0',
            except: ['10.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'],
          },
        },
      ],
    },
  ]);
});

test('EKS Auto Mode: names are asked of the node', () => {
  const egress = at(policyOf({ reaches: [] }, {}, { compute: { autoMode: {} } }), 'spec', 'egress');
  expect(egress).toEqual([{ ...DNS, to: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }]);
});

describe('the load balancer', () => {
  const from = (expose: object, network?: object) =>
    at(policyOf({ accepts: ['loadBalancer'] }, { expose }, network && { network }), 'spec', 'ingress');
  const ports = [
    { protocol: 'TCP', port: 8080 },
    { protocol: 'TCP', port: 9090 },
  ];
  const open = (...blocks: string[]) => [{ from: blocks.map((cidr) => ({ ipBlock: { cidr } })), ports }];
  const ALB = { alb: { host: 'web.example.com' } };
  const subnet = (digit: string, zone: string, cidr?: string) => ({
    id: `subnet-${digit.repeat(8)}`,
    zone: `eu-central-1${zone}`,
    ...(cidr === undefined ? {} : { cidr }),
  });
  const existing = (...subnets: object[]) => ({ vpc: { id: 'vpc-12345678', subnets: { private: subnets } } });

  test('an ALB has addresses of the VPC', () => {
    expect(from(ALB)).toEqual(open('10.0.0.0/16'));
    expect(from(ALB, existing(subnet('1', 'a', '10.9.1.0/24'), subnet('2', 'b', '10.9.0.0/24')))).toEqual(
      open('10.9.0.0/24', '10.9.1.0/24'),
    );
    expect(from(ALB, existing(subnet('1', 'a', '10.9.1.0/24'), subnet('2', 'b')))).toEqual(open('0.0.0.0/0'));
  });

  test('an NLB may have those of its clients', () => {
    expect(from({ nlb: { scheme: 'internal' } })).toEqual(open('0.0.0.0/0'));
  });
});

/** Whether a NetworkPolicy lets pods in. Source: https://kubernetes.io/docs/concepts/services-networking/network-policies/ */
function letsIn(
  policy: Manifest,
  pod: { namespace: string; labels: Readonly<Record<string, string>> },
): boolean {
  const matches = (selector: unknown, labels: Readonly<Record<string, string>>) =>
    isJsonObject(selector as JsonObject) &&
    Object.entries(textMap(at(selector as JsonObject, 'matchLabels'))).every(
      ([key, value]) => labels[key] === value,
    );
  return maps(at(policy, 'spec', 'ingress'))
    .flatMap(({ from }) => maps(from))
    .some(({ namespaceSelector, podSelector }) => {
      const namespace =
        namespaceSelector === undefined
          ? pod.namespace === namespaceOf(policy)
          : matches(namespaceSelector, { 'kubernetes.io/metadata.name': pod.namespace });
      return namespace && (podSelector === undefined || matches(podSelector, pod.labels));
    });
}

test('a policy lets in exactly the pods of the apps that it names', () => {
  const NAMES = ['a', 'b', 'c', 'a-b'];
  const choice = fc.record({
    namespaces: fc.tuple(...NAMES.map(() => fc.option(fc.constantFrom('x', 'y', 'a'), { nil: undefined }))),
    accepted: fc.subarray(NAMES),
  });
  fc.assert(
    fc.property(choice, ({ namespaces, accepted }) => {
      const apps = Object.fromEntries(
        NAMES.map((name, index) => [
          name,
          { ...SMALL, ...(namespaces[index] === undefined ? {} : { namespace: namespaces[index] }) },
        ]),
      );
      const network = { accepts: accepted.map((app) => ({ app })) };
      const { resources } = outputOf({ apps: { ...apps, web: { ...SMALL, network } } });
      const policy = resources.find(({ manifest }) => manifest.kind === 'NetworkPolicy')?.manifest;
      const deployments = resources.filter(({ manifest }) => manifest.kind === 'Deployment');
      const entering = deployments.filter(
        ({ manifest }) =>
          policy !== undefined &&
          letsIn(policy, {
            namespace: namespaceOf(manifest),
            labels: textMap(at(manifest, 'spec', 'template', 'metadata', 'labels')),
          }),
      );
      expect(entering.map(({ manifest }) => manifest.metadata.name).sort()).toEqual([...accepted].sort());
    }),
    { numRuns: 15 },
  );
});
