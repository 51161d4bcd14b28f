import type { JsonObject } from '@nodeless/core';
import { ingress } from '../../testing/ingress.ts';
import { deployment, run } from '../../testing/view.ts';
import { ingressHealthPort } from './ingress-health-port.ts';

const SERVICE: JsonObject = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'web' },
  spec: { type: 'NodePort', selector: { app: 'web' }, ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
};
const pods = (...ports: number[]) =>
  deployment({ containers: [{ name: 'web', ports: ports.map((containerPort) => ({ containerPort })) }] });
const found = (annotations: Readonly<Record<string, string>>, workload: JsonObject) =>
  run(ingressHealthPort, {}, [
    SERVICE,
    workload,
    ingress('web', { scheme: 'internal', 'target-type': 'ip', ...annotations }),
  ]);

test.each<[string, Readonly<Record<string, string>>, JsonObject]>([
  ['the port of traffic', {}, pods(8080)],
  ['a port of its own', { 'healthcheck-port': '8081' }, pods(8080, 8081)],
  ['pods that name no port', { 'healthcheck-port': '9999' }, pods()],
  ['instance targets', { 'target-type': 'instance', 'healthcheck-port': '30080' }, pods(8080)],
])('%s', (_, annotations, workload) => {
  expect(found(annotations, workload)).toEqual([]);
});

test('a port that the pods do not open', () => {
  expect(found({ 'healthcheck-port': '9999' }, pods(8080))).toMatchObject([
    {
      code: 'lb/port-health-mapping',
      severity: 'error',
      message:
        'Ingress web/web checks the health of port 9999, which the pods of Service web/web do not open',
      hint: 'the pods open 8080',
    },
  ]);
});
