import type { JsonObject } from '@nodeless/core';
import { run } from '../../testing/view.ts';
import { attachment } from './attachment.ts';
import { backends } from './backends.ts';

const API = 'gateway.networking.k8s.io/v1';
const gatewayClass = (name: string, controllerName: string): JsonObject => ({
  apiVersion: API,
  kind: 'GatewayClass',
  metadata: { name },
  spec: { controllerName },
});
const gateway = (listeners: JsonObject[], className = 'alb'): JsonObject => ({
  apiVersion: API,
  kind: 'Gateway',
  metadata: { name: 'public', namespace: 'edge' },
  spec: { gatewayClassName: className, listeners },
});
const ALL = { allowedRoutes: { namespaces: { from: 'All' } } };
const HTTPS = { name: 'https', port: 443, protocol: 'HTTPS', hostname: '*.example.com', ...ALL };
const route = (parent: JsonObject, more: JsonObject = {}, kind = 'HTTPRoute'): JsonObject => ({
  apiVersion: API,
  kind,
  metadata: { name: 'web', namespace: 'web' },
  spec: { parentRefs: [{ namespace: 'edge', name: 'public', ...parent }], ...more },
});
const CLASSES = [gatewayClass('alb', 'gateway.k8s.aws/alb'), gatewayClass('other', 'example.com/other')];
const told = (listeners: JsonObject[], one: JsonObject, className?: string) =>
  run(attachment, {}, [...CLASSES, gateway(listeners, className), one]).map(({ message }) => message);
const selected = (selector: JsonObject) => ({
  ...HTTPS,
  allowedRoutes: { namespaces: { from: 'Selector', selector } },
});
const byName = (operator: string, ...values: string[]) => ({
  matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator, values }],
});

test.each<[string, JsonObject[], JsonObject]>([
  ['a host below the wildcard', [HTTPS], route({}, { hostnames: ['a.example.com'] })],
  [
    'a wildcard above the host',
    [{ ...HTTPS, hostname: 'a.example.com' }],
    route({}, { hostnames: ['*.example.com'] }),
  ],
  ['no host', [HTTPS], route({ sectionName: 'https' })],
  ['gRPC', [HTTPS], route({ port: 443 }, {}, 'GRPCRoute')],
  ['a namespace that is selected', [selected(byName('In', 'web'))], route({})],
  ['a parent that is no Gateway', [], route({ kind: 'ListenerSet', name: 'x' })],
])('%s is taken', (_, listeners, one) => {
  expect(told(listeners, one)).toEqual([]);
});

test.each<[JsonObject[], JsonObject, string]>([
  [
    [HTTPS],
    route({ name: 'pubic' }),
    'HTTPRoute web/web leads from the Gateway edge/pubic, which is not there',
  ],
  [
    [HTTPS],
    route({ sectionName: 'http' }),
    'HTTPRoute web/web names the listener http of the Gateway edge/public, which is not there',
  ],
  [
    [HTTPS],
    route({ port: 80 }),
    'HTTPRoute web/web names the listener of the port 80 of the Gateway edge/public, which is not there',
  ],
  [
    [HTTPS],
    route({}, {}, 'TCPRoute'),
    'TCPRoute web/web is of a kind that no listener of the Gateway edge/public takes: https (HTTPS)',
  ],
  [
    [{ ...HTTPS, allowedRoutes: {} }],
    route({}),
    'HTTPRoute web/web is in a namespace whose routes the Gateway edge/public does not take',
  ],
  [
    [selected(byName('NotIn', 'web'))],
    route({}),
    'HTTPRoute web/web is in a namespace whose routes the Gateway edge/public does not take',
  ],
  [
    [HTTPS],
    route({}, { hostnames: ['example.com'] }),
    'HTTPRoute web/web is for example.com, and the listeners of the Gateway edge/public are for *.example.com',
  ],
])('%j does not take %j', (listeners, one, message) => {
  expect(told(listeners, one)).toEqual([message]);
});

test('Gateways of other controllers have rules of their own', () => {
  expect(told([HTTPS], route({}, {}, 'TCPRoute'), 'other')).toEqual([]);
});

const service = (namespace: string): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'shop', namespace },
  spec: { ports: [{ port: 80 }] },
});
const grant = (name?: string): JsonObject => ({
  apiVersion: API,
  kind: 'ReferenceGrant',
  metadata: { name: 'routes', namespace: 'shop' },
  spec: {
    from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'web' }],
    to: [{ group: '', kind: 'Service', ...(name === undefined ? {} : { name }) }],
  },
});
const to = (backend: JsonObject) =>
  route({}, { rules: [{ backendRefs: [{ name: 'shop', port: 80, ...backend }] }] });
const OTHER = { namespace: 'shop' };

test.each<[JsonObject[], string[]]>([
  [[service('web'), to({})], []],
  [[service('shop'), grant(), to(OTHER)], []],
  [[service('shop'), grant('shop'), to(OTHER)], []],
  [[to({ kind: 'TargetGroupName', name: 'x' })], []],
  [[to({})], ['HTTPRoute web/web leads to the Service web/shop, which is not there']],
  [
    [service('web'), to({ port: 81 })],
    ['HTTPRoute web/web leads to the Service web/shop, which has no port 81'],
  ],
  [
    [service('shop'), grant('cart'), to(OTHER)],
    [
      'HTTPRoute web/web leads to the Service shop/shop, which no ReferenceGrant opens for routes of its namespace',
    ],
  ],
])('%#: backends', (manifests, messages) => {
  expect(run(backends, {}, manifests).map(({ message }) => message)).toEqual(messages);
});
