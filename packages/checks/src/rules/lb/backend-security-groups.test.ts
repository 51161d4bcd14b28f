import type { JsonObject } from '@nodeless/core';
import { ingress } from '../../testing/ingress.ts';
import { run } from '../../testing/view.ts';
import { backendSecurityGroups } from './backend-security-groups.ts';

const NLB = 'service.beta.kubernetes.io/aws-load-balancer-';
const service = (annotations: Readonly<Record<string, string>>): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: {
    name: 'web',
    namespace: 'web',
    annotations: Object.fromEntries(Object.entries(annotations).map(([key, text]) => [NLB + key, text])),
  },
  spec: { type: 'LoadBalancer' },
});
const told = (...manifests: JsonObject[]) =>
  run(backendSecurityGroups, {}, manifests).map(({ severity, message }) => `${severity} ${message}`);

const GROUPS = { 'security-groups': 'sg-1' };
const RULES = { 'manage-backend-security-group-rules': 'false' };
const GROUP = { 'group.name': 'shared' };
const OWN = 'has security groups of its own, and the controller opens no target for them';

test.each<[string, JsonObject[]]>([
  ['its own group', [ingress('web', {}), service({})]],
  ['whoever says it', [ingress('web', { ...GROUPS, ...RULES }), service({ ...GROUPS, ...RULES })]],
  [
    'another member of the group',
    [ingress('web', { ...GROUPS, ...GROUP }), ingress('api', { ...RULES, ...GROUP })],
  ],
])('%s is fine', (_name, manifests) => {
  expect(told(...manifests)).toEqual([]);
});

test('groups without a word about the targets', () => {
  expect(told(ingress('web', GROUPS), service(GROUPS))).toEqual([
    `warning Ingress web/web ${OWN}`,
    `warning Service web/web ${OWN}`,
  ]);
});
