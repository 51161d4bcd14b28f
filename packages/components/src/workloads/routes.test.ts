import { folderOf, outputOf } from '../testing/output.ts';

const GATEWAYS = {
  public: {
    namespace: 'edge',
    namespaces: 'all',
    alb: { listeners: { https: { port: 443, protocol: 'HTTPS', hostname: '*.example.com' } } },
  },
  tcp: { namespaces: 'all', nlb: { listeners: { dns: { port: 53, protocol: 'UDP' } } } },
};
const WEB = {
  image: 'example.com/web:1.0',
  resources: { requests: { cpu: '100m' } },
  ports: [
    { name: 'http', containerPort: 8080, servicePort: 80 },
    { name: 'dns', containerPort: 53, protocol: 'UDP' },
  ],
};
const cluster = { components: { awsLoadBalancerController: { gatewayApi: true } }, gateways: GATEWAYS };
const filesOf = (expose: object) => folderOf(outputOf({ cluster, apps: { web: { ...WEB, expose } } }), 'web');
const labels = { 'app.kubernetes.io/name': 'web-main' };

test('a route in short: all requests go to the first port that fits', () => {
  const files = filesOf({
    routes: { main: { gateway: 'public' }, dns: { gateway: 'tcp', kind: 'UDPRoute' } },
  });
  expect(files['httproute-web-main.web.yaml']).toEqual({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'web-main', namespace: 'web', labels },
    spec: {
      parentRefs: [{ name: 'public', namespace: 'edge' }],
      rules: [{ backendRefs: [{ name: 'web', port: 80 }] }],
    },
  });
  expect(files['udproute-web-dns.web.yaml']?.['spec']).toEqual({
    parentRefs: [{ name: 'tcp', namespace: 'gateways' }],
    rules: [{ backendRefs: [{ name: 'web', port: 53 }] }],
  });
  expect(Object.keys(files).filter((name) => name.includes('configuration'))).toEqual([]);
});

test('matches, filters, shares, and what only the load balancer knows', () => {
  const rules = [
    {
      matches: [
        { path: '/api', method: 'GET', headers: { b: '2', a: '1' } },
        { path: '/x', pathType: 'Exact' },
      ],
      rewrite: { prefix: '/v1' },
      stickySeconds: 60,
      sourceRanges: ['10.0.0.0/8'],
      to: [
        { port: 'http', weight: 20 },
        { service: 'shop', namespace: 'shop', port: 80, weight: 80 },
      ],
    },
    { redirect: { scheme: 'https', query: 'a=b', status: '301' } },
  ];
  const files = filesOf({
    routes: { main: { gateway: 'public', listeners: ['https'], hosts: ['a.example.com'], rules } },
  });
  const extension = (name: string) => ({
    type: 'ExtensionRef',
    extensionRef: { group: 'gateway.k8s.aws', kind: 'ListenerRuleConfiguration', name },
  });
  expect(files['httproute-web-main.web.yaml']?.['spec']).toEqual({
    parentRefs: [{ name: 'public', namespace: 'edge', sectionName: 'https' }],
    hostnames: ['a.example.com'],
    rules: [
      {
        matches: [
          {
            path: { type: 'PathPrefix', value: '/api' },
            method: 'GET',
            headers: [
              { name: 'a', value: '1' },
              { name: 'b', value: '2' },
            ],
          },
          { path: { type: 'Exact', value: '/x' } },
        ],
        filters: [
          {
            type: 'URLRewrite',
            urlRewrite: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/v1' } },
          },
          extension('web-main-1'),
        ],
        backendRefs: [
          { name: 'web', port: 80, weight: 20 },
          { name: 'shop', namespace: 'shop', port: 80, weight: 80 },
        ],
      },
      {
        filters: [
          { type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } },
          extension('web-main-2'),
        ],
      },
    ],
  });
  expect(files['listenerruleconfiguration-web-main-1.web.yaml']?.['spec']).toEqual({
    actions: [
      {
        type: 'forward',
        forwardConfig: { targetGroupStickinessConfig: { enabled: true, durationSeconds: 60 } },
      },
    ],
    conditions: [{ field: 'source-ip', sourceIPConfig: { values: ['10.0.0.0/8'] } }],
  });
  expect(files['listenerruleconfiguration-web-main-2.web.yaml']?.['spec']).toEqual({
    actions: [{ type: 'redirect', redirectConfig: { query: 'a=b' } }],
  });
});

test('target groups are those of the Service; nodes as targets need a node port', () => {
  const files = filesOf({
    routes: { main: { gateway: 'public' } },
    targetGroup: { targetType: 'instance', healthCheck: { path: '/healthz', intervalSeconds: 30 } },
  });
  expect(files['targetgroupconfiguration-web.web.yaml']).toEqual({
    apiVersion: 'gateway.k8s.aws/v1',
    kind: 'TargetGroupConfiguration',
    metadata: { name: 'web', namespace: 'web' },
    spec: {
      targetReference: { name: 'web' },
      defaultConfiguration: {
        targetType: 'instance',
        healthCheckConfig: { healthCheckPath: '/healthz', healthCheckInterval: 30 },
      },
    },
  });
  expect(files['service-web.web.yaml']?.['spec']).toMatchObject({ type: 'NodePort' });
});
