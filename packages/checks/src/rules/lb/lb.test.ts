import { COMPONENTS } from '@nodeless/catalogue';
import type { JsonObject } from '@nodeless/core';
import type { Rule } from '../../rule.ts';
import { deployment, run } from '../../testing/view.ts';
import { extensionRules } from '../components.ts';
import { controllerOwnership } from './controller-ownership.ts';
import { portHealthMapping } from './port-health-mapping.ts';
import { schemeAndSubnets } from './scheme-and-subnets.ts';

const [hostnameOwnership] = extensionRules({
  catalogue: { externalDns: COMPONENTS.externalDns },
  rules: [],
}) as [Rule];

const service = (spec: JsonObject, annotations: JsonObject = {}, name = 'web'): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: 'web', annotations },
  spec: { selector: { app: 'web' }, ...spec },
});
const ingress = (host: string): JsonObject => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'web', namespace: 'web' },
  spec: { ingressClassName: 'alb', rules: [{ host }] },
});

describe('lb/port-health-mapping', () => {
  const HEALTH = 'service.beta.kubernetes.io/aws-load-balancer-healthcheck-port';
  const TYPE = 'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type';
  const pods = deployment({ containers: [{ name: 'main', ports: [{ name: 'http', containerPort: 8080 }] }] });
  const messages = (one: JsonObject) => run(portHealthMapping, {}, [pods, one]).map(({ message }) => message);

  test.each<[string, JsonObject]>([
    ['by number', service({ ports: [{ port: 80, targetPort: 8080 }] })],
    ['by name', service({ ports: [{ port: 80, targetPort: 'http' }] }, { [HEALTH]: '8080' })],
    ['without targetPort', service({ ports: [{ port: 8080 }] }, { [HEALTH]: 'traffic-port' })],
    ['a node port of nodes', service({ ports: [{ port: 8080 }] }, { [HEALTH]: '30080', [TYPE]: 'instance' })],
    ['without pods of its own', service({ selector: { app: 'other' }, ports: [{ port: 1 }] })],
  ])('%s', (_name, one) => {
    expect(messages(one)).toEqual([]);
  });

  test.each<[JsonObject, string]>([
    [
      service({ ports: [{ port: 80 }] }),
      'Service web/web sends traffic to port 80, which its pods do not open',
    ],
    [
      service({ ports: [{ port: 80, targetPort: 'https' }] }),
      'Service web/web sends traffic to port https, which its pods do not open',
    ],
    [
      service({ ports: [{ port: 8080 }] }, { [HEALTH]: '8081' }),
      'Service web/web checks the health of port 8081, which its pods do not open',
    ],
    [
      service({ ports: [{ port: 8080 }] }, { [HEALTH]: '8080', [TYPE]: 'instance' }),
      'Service web/web checks the health of port 8080 of the nodes, and only its pods open it',
    ],
  ])('%j', (one, message) => {
    expect(messages(one)).toEqual([message]);
  });
});

describe('lb/controller-ownership', () => {
  const LBC = { cluster: 'components: { awsLoadBalancerController: {} }\n' };

  test.each([
    ['a Service', service({ type: 'LoadBalancer' })],
    ['an Ingress', ingress('a.example.com')],
  ])('%s needs the controller', (_name, one) => {
    expect(run(controllerOwnership, LBC, [one])).toEqual([]);
    expect(run(controllerOwnership, {}, [one]).map(({ code, hint }) => [code, hint])).toEqual([
      ['lb/controller-ownership', 'add components.awsLoadBalancerController: {}'],
    ]);
  });

  test('a Service inside the cluster does not', () => {
    expect(run(controllerOwnership, {}, [service({ type: 'ClusterIP' })])).toEqual([]);
  });
});

describe('lb/externaldns-ownership', () => {
  const DNS = { cluster: 'components: { externalDns: { domain: example.com } }\n' };
  const named = (host: string, name = 'web') =>
    service({}, { 'external-dns.alpha.kubernetes.io/hostname': host }, name);

  test.each([
    named('example.com'),
    named('a.example.com, b.example.com'),
    ingress('web.example.com'),
    service({}),
  ])('%#: fine', (one) => {
    expect(run(hostnameOwnership, DNS, [one])).toEqual([]);
  });

  test.each<[string, object, JsonObject[], string]>([
    [
      'no ExternalDNS',
      {},
      [named('a.example.com')],
      'Service web/web wants the name a.example.com, but ExternalDNS does not run',
    ],
    [
      'no ExternalDNS, and a host of an Ingress, whose record somebody else may make',
      {},
      [ingress('web.example.com')],
      'Ingress web/web answers to web.example.com, and ExternalDNS does not run',
    ],
    [
      'another zone',
      DNS,
      [ingress('web.example.org')],
      'Ingress web/web wants the name web.example.org, but ExternalDNS keeps example.com only',
    ],
    [
      'a zone that only ends alike',
      DNS,
      [named('badexample.com')],
      'Service web/web wants the name badexample.com, but ExternalDNS keeps example.com only',
    ],
    [
      'a name taken twice',
      DNS,
      [named('a.example.com'), named('a.example.com', 'api')],
      'Service web/api claims the name a.example.com, which Service web/web claims too',
    ],
  ])('%s', (_name, sources, manifests, message) => {
    expect(run(hostnameOwnership, sources, manifests).map((found) => [found.code, found.message])).toEqual([
      ['lb/externaldns-ownership', message],
    ]);
  });
});

test('lb/externaldns-ownership: an Ingress may answer to a name that somebody else keeps', () => {
  expect(run(hostnameOwnership, {}, [ingress('web.example.com')])).toMatchObject([
    { severity: 'info', hint: 'point the name at the load balancer, or add components.externalDns' },
  ]);
});

test('lb/externaldns-ownership: Ingresses of one group have one load balancer, and its name', () => {
  const member = (name: string, group?: string): JsonObject => ({
    ...ingress('web.example.com'),
    metadata: {
      name,
      namespace: 'web',
      annotations: {
        'external-dns.alpha.kubernetes.io/hostname': 'web.example.com,api.example.com',
        ...(group === undefined ? {} : { 'alb.ingress.kubernetes.io/group.name': group }),
      },
    },
  });
  const sources = { cluster: 'components: { externalDns: { domain: example.com } }\n' };
  const count = (...members: JsonObject[]) => run(hostnameOwnership, sources, members).length;
  expect(count(member('a', 'shared'), member('b', 'shared'))).toBe(0);
  expect(count(member('a', 'shared'), member('b', 'other'))).toBe(2);
  expect(count(member('a'), member('b'))).toBe(2);
});

test('lb/externaldns-ownership reads the prefix of the release', () => {
  const sources = {
    cluster: `components: { externalDns: { domain: example.com } }\nversions: { externalDns: { version: 1.22.0, source: { commit: ${'c'.repeat(40)} } } }\n`,
  };
  const under = (prefix: string) => service({}, { [`${prefix}hostname`]: 'a.example.org' });
  const messages = (prefix: string) =>
    run(hostnameOwnership, sources, [under(prefix)]).map(({ message }) => message);
  expect(messages('external-dns.alpha.kubernetes.io/')).toEqual([]);
  expect(messages('external-dns.kubernetes.io/')).toEqual([
    'Service web/web wants the name a.example.org, but ExternalDNS keeps example.com only',
  ]);
});

test('lb/externaldns-ownership reads the prefix that ExternalDNS is told', () => {
  const prefix = 'internal.example.com/';
  const sources = {
    cluster: `components: { externalDns: { domain: example.com, annotationPrefix: ${prefix} } }\n`,
  };
  const under = (one: string) => service({}, { [`${one}hostname`]: 'a.example.org' });
  const count = (one: string) => run(hostnameOwnership, sources, [under(one)]).length;
  expect([prefix, 'external-dns.alpha.kubernetes.io/'].map(count)).toEqual([1, 0]);
});

describe('lb/scheme-and-subnets', () => {
  const subnets = (more: string) =>
    `network: { vpc: { id: vpc-12345678, subnets: { private: [{ id: subnet-11111111, zone: eu-west-1a }, { id: subnet-22222222, zone: eu-west-1b }]${more} } } }\n`;
  const PRIVATE = { cluster: subnets('') };
  const PUBLIC = { cluster: subnets(', public: [{ id: subnet-33333333, zone: eu-west-1a }]') };
  const NLB = 'service.beta.kubernetes.io/aws-load-balancer-';
  const ALB = 'alb.ingress.kubernetes.io/';
  const nlb = (annotations: JsonObject) => service({ type: 'LoadBalancer' }, annotations);
  const alb = (annotations: JsonObject): JsonObject => ({
    ...ingress('a.example.com'),
    metadata: { name: 'web', namespace: 'web', annotations },
  });

  test.each<[string, object, JsonObject]>([
    ['an internal NLB', PRIVATE, nlb({ [`${NLB}scheme`]: 'internal' })],
    ['an internal ALB', PRIVATE, alb({ [`${ALB}scheme`]: 'internal' })],
    ['the default of the controller, internal', PRIVATE, nlb({})],
    ['with public subnets', PUBLIC, nlb({ [`${NLB}scheme`]: 'internet-facing' })],
    ['in a new VPC', {}, alb({ [`${ALB}scheme`]: 'internet-facing' })],
    [
      'in subnets of its own',
      PRIVATE,
      nlb({ [`${NLB}scheme`]: 'internet-facing', [`${NLB}subnets`]: 'subnet-44444444' }),
    ],
  ])('%s: fine', (_name, sources, one) => {
    expect(run(schemeAndSubnets, sources, [one])).toEqual([]);
  });

  test.each<[JsonObject, string]>([
    [nlb({ [`${NLB}scheme`]: 'internet-facing' }), 'Service web/web'],
    [alb({ [`${ALB}scheme`]: 'internet-facing' }), 'Ingress web/web'],
  ])('%#: refused', (one, what) => {
    expect(run(schemeAndSubnets, PRIVATE, [one])).toMatchObject([
      {
        code: 'lb/scheme-and-subnets',
        severity: 'error',
        message: `${what} asks for a load balancer that faces the internet, and the VPC names no public subnets`,
        related: [{ location: { file: 'clusters/test/cluster.yaml', line: 6 } }],
      },
    ]);
  });
});
