import type { JsonObject } from '@nodeless/core';
import { ingress } from '../../testing/ingress.ts';
import { deployment, run } from '../../testing/view.ts';
import { draining } from './draining.ts';

const NLB = 'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes';
const DELAY = 'deregistration_delay.timeout_seconds';

const service = (annotations: JsonObject = {}): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'web', annotations },
  spec: { selector: { app: 'web' }, ports: [{ port: 80 }] },
});
const pods = (seconds?: number) =>
  deployment({
    containers: [{ name: 'main' }],
    ...(seconds === undefined ? {} : { terminationGracePeriodSeconds: seconds }),
  });
const told = (...manifests: JsonObject[]) =>
  run(draining, {}, manifests).map(({ code, severity, message, hint }) => [code, severity, message, hint]);

test.each<[string, JsonObject[]]>([
  ['the default of the load balancer', [pods(), service()]],
  ['a shorter delay', [pods(), service({ [NLB]: `${DELAY}=30` })]],
  [
    'a longer grace period',
    [pods(120), ingress('web', { 'target-group-attributes': `${DELAY}=120` }), service()],
  ],
  ['another attribute', [pods(), service({ [NLB]: 'preserve_client_ip.enabled=true' })]],
  ['pods of another Service', [pods(), ingress('web', { 'target-group-attributes': `${DELAY}=60` })]],
])('%s is fine', (_name, manifests) => {
  expect(told(...manifests)).toEqual([]);
});

test.each<[string, JsonObject[], number]>([
  ['Service web/web', [pods(), service({ [NLB]: `${DELAY}=60` })], 30],
  [
    'Ingress web/web',
    [pods(45), service(), ingress('web', { 'target-group-attributes': `${DELAY}=60` })],
    45,
  ],
])('%s drains longer than its pods live', (name, manifests, grace) => {
  expect(told(...manifests)).toEqual([
    [
      'lb/draining',
      'warning',
      `${name} lets connections end within 60 s, and its pods are killed after ${grace} s`,
      `set terminationGracePeriodSeconds to 60 or more, or ${DELAY} to ${grace} or less`,
    ],
  ]);
});
