import type { JsonObject } from '@nodeless/core';
import { run } from '../../testing/view.ts';
import { shadowedHost } from './shadowed-host.ts';

const ALB = 'alb.ingress.kubernetes.io';
const PATHS = [{ path: '/', pathType: 'Prefix' }];
const inGroup = (order?: number) => ({
  [`${ALB}/group.name`]: 'shared',
  ...(order === undefined ? {} : { [`${ALB}/group.order`]: String(order) }),
});

function ingress(
  name: string,
  host: string,
  annotations: Record<string, string>,
  { paths = PATHS, ingressClassName = 'alb' } = {},
): JsonObject {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name, namespace: 'web', annotations },
    spec: { ingressClassName, rules: [{ host, http: { paths } }] },
  };
}

const messages = (...manifests: JsonObject[]) =>
  run(shadowedHost, {}, manifests).map(({ code, message, hint }) => [code, message, hint]);
const FOUND = [
  [
    'lb/shadowed-host',
    'Ingress web/web never gets a request for api.web.example.com: Ingress web/all stands before it in the group shared, with a wildcard',
    'give the wildcard a higher group.order',
  ],
];
const web = ingress('web', 'api.web.example.com', inGroup());

test.each<[string, JsonObject[]]>([
  ['by name', [web, ingress('all', '*.example.com', inGroup())]],
  ['a nearer wildcard', [web, ingress('all', '*.web.example.com', inGroup(0))]],
  [
    'by order',
    [ingress('web', 'api.web.example.com', inGroup(2)), ingress('all', '*.example.com', inGroup(1))],
  ],
])('a wildcard that stands before a host that it matches: %s', (_name, manifests) => {
  expect(messages(...manifests)).toEqual(FOUND);
});

test('a wildcard before a wildcard that it matches', () => {
  const all = ingress('all', '*.example.com', inGroup());
  expect(messages(all, ingress('web', '*.web.example.com', inGroup()))).toEqual([
    [
      'lb/shadowed-host',
      'Ingress web/web never gets a request for *.web.example.com: Ingress web/all stands before it in the group shared, with a wildcard',
      'give the wildcard a higher group.order',
    ],
  ]);
});

test('in Auto Mode the class names the group', () => {
  const parameters = {
    apiVersion: 'eks.amazonaws.com/v1',
    kind: 'IngressClassParams',
    metadata: { name: 'alb-shared' },
    spec: { group: { name: 'shared' } },
  };
  const ingressClass = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: { name: 'alb-shared' },
    spec: {
      controller: 'eks.amazonaws.com/alb',
      parameters: { apiGroup: 'eks.amazonaws.com', kind: 'IngressClassParams', name: 'alb-shared' },
    },
  };
  const of = { ingressClassName: 'alb-shared' };
  const [all, one] = [ingress('all', '*.example.com', {}, of), ingress('web', 'api.web.example.com', {}, of)];
  expect(messages(parameters, ingressClass, all, one)).toEqual(FOUND);
  expect(messages(ingressClass, all, one)).toEqual([]);
});

test.each<[string, JsonObject[]]>([
  ['the wildcard last', [web, ingress('all', '*.example.com', inGroup(1))]],
  ['the wildcard last by name', [web, ingress('zone', '*.example.com', inGroup())]],
  ['another group', [web, ingress('all', '*.example.com', { [`${ALB}/group.name`]: 'other' })]],
  ['load balancers of their own', [ingress('web', 'a.example.com', {}), ingress('all', '*.example.com', {})]],
  ['another domain', [web, ingress('all', '*.example.org', inGroup())]],
  [
    'the domain itself',
    [ingress('web', 'example.com', inGroup()), ingress('all', '*.example.com', inGroup())],
  ],
  [
    'a wildcard with a condition',
    [web, ingress('all', '*.example.com', { ...inGroup(), [`${ALB}/conditions.all`]: '[]' })],
  ],
  [
    'a wildcard for a path',
    [web, ingress('all', '*.example.com', inGroup(), { paths: [{ path: '/api', pathType: 'Prefix' }] })],
  ],
])('%s is fine', (_name, manifests) => {
  expect(messages(...manifests)).toEqual([]);
});
