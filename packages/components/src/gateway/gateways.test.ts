import { applicationNames, applicationOf, folderOf, outputOf } from '../testing/output.ts';

const LBC = { components: { awsLoadBalancerController: { gatewayApi: true } } };
const ARN = 'arn:aws:acm:eu-central-1:111122223333:certificate/12345678-1234-1234-1234-123456789012';
const filesOf = (cluster: object) => folderOf(outputOf({ cluster: { ...LBC, ...cluster } }), 'gateways');

test('a Gateway, its class and what its load balancer is like', () => {
  const listeners = {
    http: { port: 80, protocol: 'HTTP' },
    web: {
      port: 443,
      protocol: 'HTTPS',
      hostname: '*.example.com',
      certificates: [ARN],
      policy: 'ELBSecurityPolicy-A',
    },
    shop: { port: 443, protocol: 'HTTPS', hostname: 'shop.example.org', certificates: [`${ARN}a`] },
  };
  const gateways = { public: { namespaces: ['web', 'shop'], alb: { scheme: 'internet-facing', listeners } } };
  const from = {
    allowedRoutes: {
      namespaces: {
        from: 'Selector',
        selector: {
          matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['web', 'shop'] }],
        },
      },
    },
  };
  expect(filesOf({ gateways })).toEqual({
    'gatewayclass-alb.yaml': {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'GatewayClass',
      metadata: { name: 'alb' },
      spec: { controllerName: 'gateway.k8s.aws/alb' },
    },
    'loadbalancerconfiguration-public.gateways.yaml': {
      apiVersion: 'gateway.k8s.aws/v1',
      kind: 'LoadBalancerConfiguration',
      metadata: { name: 'public', namespace: 'gateways' },
      spec: {
        scheme: 'internet-facing',
        listenerConfigurations: [
          {
            protocolPort: 'HTTPS:443',
            defaultCertificate: ARN,
            certificates: [`${ARN}a`],
            sslPolicy: 'ELBSecurityPolicy-A',
          },
        ],
      },
    },
    'gateway-public.gateways.yaml': {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { name: 'public', namespace: 'gateways' },
      spec: {
        gatewayClassName: 'alb',
        infrastructure: {
          parametersRef: { group: 'gateway.k8s.aws', kind: 'LoadBalancerConfiguration', name: 'public' },
        },
        listeners: [
          { name: 'http', port: 80, protocol: 'HTTP', ...from },
          { name: 'web', port: 443, protocol: 'HTTPS', hostname: '*.example.com', ...from },
          { name: 'shop', port: 443, protocol: 'HTTPS', hostname: 'shop.example.org', ...from },
        ],
      },
    },
  });
});

test('a TCP and a UDP listener of one port are one of the load balancer', () => {
  const listeners = {
    udp: { port: 53, protocol: 'UDP' },
    tcp: { port: 53, protocol: 'TCP', attributes: { 'tcp.idle_timeout.seconds': 60 } },
  };
  const files = filesOf({ gateways: { dns: { nlb: { listeners } } } });
  expect(files['loadbalancerconfiguration-dns.gateways.yaml']?.['spec']).toEqual({
    listenerConfigurations: [
      {
        protocolPort: 'TCP_UDP:53',
        listenerAttributes: [{ key: 'tcp.idle_timeout.seconds', value: '60' }],
      },
    ],
  });
  expect(files['gatewayclass-nlb.yaml']?.['spec']).toEqual({ controllerName: 'gateway.k8s.aws/nlb' });
});

test('a class of its own, and a Gateway that says nothing more', () => {
  const cluster = {
    gatewayClasses: { internal: { alb: { scheme: 'internal' }, prefer: 'gateway' } },
    gateways: { web: { class: 'internal', alb: { listeners: { http: { port: 80, protocol: 'HTTP' } } } } },
  };
  const files = filesOf(cluster);
  expect(Object.keys(files)).toEqual([
    'gateway-web.gateways.yaml',
    'gatewayclass-internal.yaml',
    'loadbalancerconfiguration-class-internal.gateways.yaml',
  ]);
  expect(files['gateway-web.gateways.yaml']?.['spec']).toEqual({
    gatewayClassName: 'internal',
    listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }],
  });
  expect(files['gatewayclass-internal.yaml']?.['spec']).toMatchObject({
    parametersRef: { name: 'class-internal', namespace: 'gateways' },
  });
  expect(files['loadbalancerconfiguration-class-internal.gateways.yaml']?.['spec']).toEqual({
    scheme: 'internal',
    mergingMode: 'prefer-gateway',
  });
});

test('the CRDs come where the controller is asked for Gateways, and its features are on', () => {
  const output = outputOf({ cluster: LBC });
  expect(applicationOf(output, 'gateway-api-crds').spec.source).toMatchObject({
    repoURL: 'https://github.com/kubernetes-sigs/gateway-api',
    path: 'config/crd',
  });
  expect(applicationOf(output, 'aws-load-balancer-controller-gateway-crds').spec.source).toMatchObject({
    path: 'config/crd/gateway',
  });
  expect(applicationOf(output, 'aws-load-balancer-controller').spec.source).toMatchObject({
    helm: {
      valuesObject: {
        controllerConfig: {
          featureGates: { ALBGatewayAPI: true, NLBGatewayAPI: true, GatewayListenerSet: true },
        },
      },
    },
  });
  const without = outputOf({ cluster: { components: { awsLoadBalancerController: {} } } });
  expect(applicationNames(without).filter((name) => name.includes('gateway'))).toEqual([]);
});
