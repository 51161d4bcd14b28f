import { at } from '@nodeless/core';
import { outputOf, resourceAt, folderOf } from '../testing/output.ts';

const PORTS = [
  { name: 'http', containerPort: 8080, servicePort: 80 },
  { name: 'admin', containerPort: 9090 },
];
const SMALL = { image: 'example.com/web:1.0', resources: { requests: { cpu: '100m' } }, ports: PORTS };
const LABELS = { 'app.kubernetes.io/name': 'web' };

const filesOf = (expose: object, cluster: object = {}) =>
  folderOf(outputOf({ cluster, apps: { web: { ...SMALL, expose } } }), 'web');
const specOf = (expose: object) => filesOf(expose)['service-web.web.yaml']?.['spec'];

const ports = [
  { name: 'http', port: 80, targetPort: 'http' },
  { name: 'admin', port: 9090, targetPort: 'admin' },
];

test.each<[object, object]>([
  [
    { service: { headless: true, publishNotReadyAddresses: true } },
    { clusterIP: 'None', publishNotReadyAddresses: true },
  ],
  [{ service: { headless: false, publishNotReadyAddresses: false } }, {}],
  [
    {
      service: {
        sessionAffinitySeconds: 600,
        internalTrafficPolicy: 'Local',
        trafficDistribution: 'PreferClose',
      },
    },
    {
      sessionAffinity: 'ClientIP',
      sessionAffinityConfig: { clientIP: { timeoutSeconds: 600 } },
      internalTrafficPolicy: 'Local',
      trafficDistribution: 'PreferClose',
    },
  ],
  [
    { nlb: { targetType: 'instance' }, service: { externalTrafficPolicy: 'Local' } },
    { type: 'LoadBalancer', loadBalancerClass: 'service.k8s.aws/nlb', externalTrafficPolicy: 'Local' },
  ],
  [{ alb: { host: 'a.example.com', targetType: 'instance' } }, { type: 'NodePort' }],
])('%j is the Service %j', (expose, fields) => {
  expect(specOf(expose)).toEqual({ ...fields, selector: LABELS, ports });
});

test('hosts, paths and actions become rules of the Ingress', () => {
  const alb = {
    rules: [
      {
        hosts: ['a.example.com', 'b.example.com'],
        paths: [{}, { path: '/admin', pathType: 'Exact', port: 'admin' }],
      },
      { paths: [{ path: '/old/*', pathType: 'ImplementationSpecific', action: 'moved' }] },
    ],
    dnsNames: ['c.example.com', 'd.example.com'],
    actions: { moved: { type: 'redirect', redirectConfig: { path: '/new', statusCode: 'HTTP_301' } } },
  };
  const http = {
    paths: [
      { path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { name: 'http' } } } },
      { path: '/admin', pathType: 'Exact', backend: { service: { name: 'web', port: { name: 'admin' } } } },
    ],
  };
  expect(
    filesOf({ alb }, { components: { externalDns: { domain: 'example.com' } } })['ingress-web.web.yaml'],
  ).toEqual({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name: 'web',
      namespace: 'web',
      labels: LABELS,
      annotations: {
        'alb.ingress.kubernetes.io/actions.moved':
          '{"redirectConfig":{"path":"/new","statusCode":"HTTP_301"},"type":"redirect"}',
        'alb.ingress.kubernetes.io/target-type': 'ip',
        'external-dns.alpha.kubernetes.io/hostname': 'c.example.com,d.example.com',
      },
    },
    spec: {
      ingressClassName: 'alb',
      rules: [
        { host: 'a.example.com', http },
        { host: 'b.example.com', http },
        {
          http: {
            paths: [
              {
                path: '/old/*',
                pathType: 'ImplementationSpecific',
                backend: { service: { name: 'moved', port: { name: 'use-annotation' } } },
              },
            ],
          },
        },
      ],
    },
  });
});

test('an action that is called like the app answers for its host', () => {
  const alb = {
    host: 'a.example.com',
    actions: { web: { type: 'redirect', redirectConfig: { path: '/new', statusCode: 'HTTP_301' } } },
  };
  const backend = { service: { name: 'web', port: { name: 'use-annotation' } } };
  expect(filesOf({ alb })['ingress-web.web.yaml']?.['spec']).toEqual({
    ingressClassName: 'alb',
    rules: [{ host: 'a.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
  });
});

const annotationsOf = (expose: object, file: string) => at(filesOf(expose)[file], 'metadata', 'annotations');

test.each([
  ['ip', '9090'],
  ['instance', 'admin'],
])('a named health-check port of %s targets is written as %s', (targetType, port) => {
  const healthCheck = { port: 'admin' };
  expect(
    annotationsOf({ alb: { host: 'a.example.com', targetType, healthCheck } }, 'ingress-web.web.yaml'),
  ).toMatchObject({ 'alb.ingress.kubernetes.io/healthcheck-port': port });
  expect(annotationsOf({ nlb: { targetType, healthCheck } }, 'service-web.web.yaml')).toMatchObject({
    'service.beta.kubernetes.io/aws-load-balancer-healthcheck-port': port,
  });
});

test('control ports of the target optimizer are written by the name of the port', () => {
  const alb = { host: 'a.example.com', targetControlPorts: { 'web.80': 3000, 'web.admin': 3001 } };
  expect(annotationsOf({ alb }, 'ingress-web.web.yaml')).toEqual({
    'alb.ingress.kubernetes.io/target-type': 'ip',
    'alb.ingress.kubernetes.io/target-control-port.web.http': '3000',
    'alb.ingress.kubernetes.io/target-control-port.web.admin': '3001',
  });
});

test('a UDP port is one of the container, of the Service and of policies; an ALB passes it over', () => {
  const quic = { name: 'quic', containerPort: 8443, servicePort: 443, protocol: 'UDP' };
  const https = { name: 'https', containerPort: 8443, servicePort: 443 };
  const files = (expose: object) =>
    folderOf(
      outputOf({
        apps: {
          web: { ...SMALL, ports: [quic, https], expose, network: { accepts: ['loadBalancer'] } },
        },
      }),
      'web',
    );
  const nlb = files({ nlb: { tcpUdpListener: true, quicPorts: [443] } });
  expect(nlb['service-web.web.yaml']).toMatchObject({
    spec: {
      ports: [
        { name: 'quic', port: 443, protocol: 'UDP', targetPort: 'quic' },
        { name: 'https', port: 443, targetPort: 'https' },
      ],
    },
  });
  const container = {
    ports: [
      { name: 'quic', containerPort: 8443, protocol: 'UDP' },
      { name: 'https', containerPort: 8443 },
    ],
  };
  expect(nlb['deployment-web.web.yaml']).toMatchObject({
    spec: { template: { spec: { containers: [container] } } },
  });
  const open = {
    ports: [
      { protocol: 'TCP', port: 8443 },
      { protocol: 'UDP', port: 8443 },
    ],
  };
  expect(nlb['networkpolicy-web.web.yaml']).toMatchObject({ spec: { ingress: [open] } });
  const service = { name: 'web', port: { name: 'https' } };
  expect(files({ alb: { host: 'a.example.com' } })['ingress-web.web.yaml']).toMatchObject({
    spec: { rules: [{ http: { paths: [{ backend: { service } }] } }] },
  });
});

test('a host alone is the rule with that host and all paths', () => {
  const file = 'ingress-web.web.yaml';
  const [short, long] = [{ host: 'a.example.com' }, { rules: [{ hosts: ['a.example.com'] }] }].map(
    (alb) => filesOf({ alb })[file],
  );
  expect(short).toEqual(long);
});

test.each([
  ['the controller', {}, 'elbv2.k8s.aws/pod-readiness-gate-inject'],
  ['Auto Mode', { compute: { autoMode: {} } }, 'eks.amazonaws.com/pod-readiness-gate-inject'],
])('readiness gates are a label of the Namespace, as %s reads it', (_who, cluster, label) => {
  const expose = { nlb: {}, readinessGates: true };
  const output = outputOf({ cluster, apps: { web: { ...SMALL, expose } } });
  expect(resourceAt(output, 'manifests/namespaces/namespace-web.yaml').manifest.metadata.labels).toEqual({
    'pod-security.kubernetes.io/enforce': 'restricted',
    [label]: 'enabled',
  });
});

test('a port that only the pods have is on no load balancer, and its health check asks for it by number', () => {
  const health = { name: 'health', containerPort: 9090, servicePort: false };
  const filesWith = (own: object[], expose?: object) =>
    folderOf(outputOf({ apps: { web: { ...SMALL, ports: own, ...(expose && { expose }) } } }), 'web');
  const nlb = filesWith([health, { name: 'game', containerPort: 7777, protocol: 'UDP' }], {
    nlb: { healthCheck: { port: 'health' } },
  });
  expect(nlb['service-web.web.yaml']).toMatchObject({
    metadata: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-healthcheck-port': '9090' } },
    spec: { ports: [{ name: 'game', port: 7777, protocol: 'UDP', targetPort: 'game' }] },
  });
  expect(JSON.stringify(nlb['deployment-web.web.yaml'])).toContain('{"containerPort":9090,"name":"health"}');
  expect(Object.keys(filesWith([health])).filter((name) => name.startsWith('service'))).toEqual([]);
  const alb = filesWith([health, PORTS[0] ?? health], { alb: { host: 'a.example.com' } });
  expect(JSON.stringify(alb['ingress-web.web.yaml'])).toContain('"port":{"name":"http"}');
});
