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
