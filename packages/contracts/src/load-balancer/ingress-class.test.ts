import { toManifest, type JsonObject } from '@nodeless/core';
import { IngressClassSchema } from './ingress-class-options.ts';
import { autoModeClassParams, autoModeClassProblems, controllerClassParams } from './ingress-class-params.ts';
import { ingressClassObjects, ingressClassOf, ingressScheme } from './ingress-class.ts';

const ARN = 'arn:aws:acm:eu-central-1:111122223333:certificate/1234abcd-12ab-34cd-56ef-1234567890ab';

const ALL = {
  default: true,
  group: 'shared',
  scheme: 'internet-facing',
  name: 'shared-web',
  ipAddressType: 'dualstack',
  subnets: { tags: { tier: ['public', 'edge'] } },
  inboundCidrs: ['10.0.0.0/8'],
  securityGroupPrefixLists: ['pl-0123456789abcdef0'],
  ipamIpv4PoolId: 'ipam-pool-0123456789abcdef0',
  tls: { certificates: [ARN], policy: 'ELBSecurityPolicy-2016-08', redirectPort: 443 },
  attributes: { 'idle_timeout.timeout_seconds': 90, 'deletion_protection.enabled': true },
  listenerAttributes: { 'HTTPS-443': { 'routing.http.response.server.enabled': false } },
  waf: { aclName: 'web' },
  tags: { team: 'web', stage: 'dev' },
  minimumCapacityUnits: 200,
  namespaceLabels: { team: 'web' },
};

const SHARED = {
  group: { name: 'shared' },
  scheme: 'internet-facing',
  ipAddressType: 'dualstack',
  inboundCIDRs: ['10.0.0.0/8'],
  sslPolicy: 'ELBSecurityPolicy-2016-08',
  loadBalancerAttributes: [
    { key: 'deletion_protection.enabled', value: 'true' },
    { key: 'idle_timeout.timeout_seconds', value: '90' },
  ],
  tags: [
    { key: 'stage', value: 'dev' },
    { key: 'team', value: 'web' },
  ],
};
const LISTENER = [{ key: 'routing.http.response.server.enabled', value: 'false' }];

test('parameters of the controller', () => {
  expect(controllerClassParams(IngressClassSchema.parse(ALL))).toEqual({
    ...SHARED,
    loadBalancerName: 'shared-web',
    certificateArn: [ARN],
    sslRedirectPort: '443',
    subnets: { tags: { tier: ['public', 'edge'] } },
    prefixListsIDs: ['pl-0123456789abcdef0'],
    listeners: [{ protocol: 'HTTPS', port: 443, listenerAttributes: LISTENER }],
    minimumLoadBalancerCapacity: { capacityUnits: 200 },
    ipamConfiguration: { ipv4IPAMPoolId: 'ipam-pool-0123456789abcdef0' },
    namespaceSelector: { matchLabels: { team: 'web' } },
    wafv2AclName: 'web',
  });
  expect(controllerClassParams({})).toEqual({});
});

test('parameters of EKS Auto Mode, and what it does not have', () => {
  const options = IngressClassSchema.parse(ALL);
  expect(autoModeClassParams(options)).toEqual({
    ...SHARED,
    certificateARNs: [ARN],
    subnets: { matchTags: [{ key: 'tier', values: ['public', 'edge'] }] },
    listeners: [{ protocol: 'HTTPS', port: 443, attributes: LISTENER }],
  });
  expect(autoModeClassParams({ subnets: { ids: ['subnet-1'] } })).toEqual({ subnets: { ids: ['subnet-1'] } });
  expect(autoModeClassProblems(options).map((path) => path.join('.'))).toEqual(['namespaceLabels']);
  const classic = { waf: { classicAclId: 'a' }, shieldAdvancedProtection: true };
  expect(autoModeClassProblems(classic).map((path) => path.join('.'))).toEqual([
    'waf.classicAclId',
    'shieldAdvancedProtection',
  ]);
  expect(autoModeClassProblems({ group: 'a', scheme: 'internal' })).toEqual([]);
});

test.each<[object, string]>([
  [{ name: 'web' }, 'name'],
  [{ subnets: {} }, 'subnets'],
  [{ subnets: { ids: ['subnet-1'], tags: { a: ['b'] } } }, 'subnets'],
  [{ subnets: { ids: ['web'] } }, 'subnets.ids.0'],
  [{ waf: { aclArn: 'none', aclName: 'none' } }, 'waf.aclArn'],
  [{ group: 'Web' }, 'group'],
  [{ targetType: 'ip' }, ''],
  [{ listenPorts: [{ HTTP: 80 }], tls: { redirectPort: 443 } }, 'tls.redirectPort'],
  [{ listenPorts: [{ HTTP: 80 }], listenerAttributes: { 'HTTPS-443': {} } }, 'listenerAttributes.HTTPS-443'],
  [{ inboundCidrs: ['2001:db8::/32'] }, 'inboundCidrs.0'],
  [{ tls: { privateCaArn: 'arn:aws:acm-pca:a' } }, 'tls.privateCaArn'],
])('%j is refused at %s', (options, path) => {
  const issues = IngressClassSchema.safeParse(options).error?.issues ?? [];
  expect(issues.map((issue) => issue.path.join('.'))).toEqual([path]);
});

test.each([
  // Each app opens its own listeners.
  { tls: { redirectPort: 443, mutualAuthentication: [{ port: 443, mode: 'off' }] } },
  { listenerAttributes: { 'HTTPS-443': {} } },
  { group: 'a', listenPorts: [{ HTTP: 80 }, { HTTPS: 443 }], tls: { redirectPort: 443 } },
])('%j is fine', (options) => {
  expect(IngressClassSchema.safeParse(options).error).toBeUndefined();
});

describe('the class of an Ingress', () => {
  const object = (manifest: JsonObject) => ({ manifest: toManifest(manifest) });
  const ingress = (annotations: JsonObject, ingressClassName: string) =>
    toManifest({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'a', namespace: 'a', annotations },
      spec: { ingressClassName },
    });
  const classOf = (name: string, controller: string) =>
    object({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IngressClass',
      metadata: { name },
      spec: { controller, parameters: { apiGroup: 'x', kind: 'IngressClassParams', name } },
    });
  const params = object({
    apiVersion: 'elbv2.k8s.aws/v1beta1',
    kind: 'IngressClassParams',
    metadata: { name: 'public' },
    spec: { group: { name: 'shared' }, scheme: 'internet-facing' },
  });
  const objects = [
    classOf('public', 'ingress.k8s.aws/alb'),
    classOf('nginx', 'k8s.io/ingress-nginx'),
    params,
  ];
  const A = 'alb.ingress.kubernetes.io/';

  test.each<[JsonObject, string, object | undefined, string | undefined]>([
    [{}, 'alb', {}, undefined],
    [{ [`${A}group.name`]: 'own', [`${A}scheme`]: 'internal' }, 'alb', { group: 'own' }, 'internal'],
    [
      { [`${A}group.name`]: 'own', [`${A}scheme`]: 'internal' },
      'public',
      { params, group: 'shared' },
      'internet-facing',
    ],
    [{}, 'nginx', undefined, undefined],
    [{}, 'unknown', undefined, undefined],
    [{ 'kubernetes.io/ingress.class': 'nginx' }, 'public', undefined, undefined],
    [{ 'kubernetes.io/ingress.class': 'alb' }, 'public', {}, undefined],
  ])('%j of %s', (annotations, name, expected, scheme) => {
    const one = ingress(annotations, name);
    const classes = ingressClassObjects([...objects, { manifest: one }]);
    expect(classes).toEqual(objects);
    expect(ingressClassOf(one, classes)).toEqual(expected);
    expect(ingressScheme(one, classes)).toBe(scheme);
  });
});
