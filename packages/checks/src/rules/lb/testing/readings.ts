import type { JsonObject } from '@nodeless/core';
import { ingress, ruleOf, type IngressParts } from '../../../testing/ingress.ts';
import { run } from '../../../testing/view.ts';
import { annotations } from '../annotations.ts';
import { awaitedByGroup } from '../awaited-by-group.ts';
import { groupConflict } from '../group-conflict.ts';
import { lookedUp } from '../looked-up.ts';
import { neverBuilt } from '../never-built.ts';
import { openWithoutLogin } from '../open-without-login.ts';
import { refusedByAws } from '../refused-by-aws.ts';
import { withoutEffect } from '../without-effect.ts';

const RULES = [
  annotations,
  awaitedByGroup,
  groupConflict,
  lookedUp,
  neverBuilt,
  openWithoutLogin,
  refusedByAws,
  withoutEffect,
];
type Texts = Readonly<Record<string, string>>;

/** What annotations of Services begin with. */
export const S = 'service.beta.kubernetes.io/';
/** The port of the Services. */
export const TCP = { name: 'http', port: 80, targetPort: 8080 };
const VPC =
  'network: { vpc: { id: vpc-00000000, subnets: { private: [{ id: subnet-00000001, zone: eu-west-1a }, { id: subnet-00000002, zone: eu-west-1b }] } } }\n';

/** A Service that is a Network Load Balancer, with annotations by their suffix, or by their whole name. */
export const nlb = (texts: Texts, spec: JsonObject = {}): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: {
    name: 'nlb',
    namespace: 'web',
    annotations: Object.fromEntries(
      Object.entries(texts).map(([key, text]) => [
        key.includes('/') ? key : `${S}aws-load-balancer-${key}`,
        text,
      ]),
    ),
  },
  spec: { type: 'LoadBalancer', loadBalancerClass: 'service.k8s.aws/nlb', ports: [TCP], ...spec },
});
/** The Service behind the Ingresses. */
export const web = (texts: Texts = {}): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'web', annotations: texts },
  spec: { type: 'NodePort', ports: [TCP] },
});
/** An Ingress of the controller with its Service, with annotations by their suffix. */
export const alb = (texts: Texts, parts: IngressParts = {}) => [web(), ingress('alb', texts, parts)];
/** The same with a backend that is an action, or another one. */
export const action = (texts: Texts, backend = 'go/use-annotation') =>
  alb(texts, { rules: [ruleOf('web.example.com', { '/': backend })] });

/** What the rules about load balancers say of objects: `error lb/never-built`. */
export const found = (objects: JsonObject | readonly JsonObject[]) => [
  ...new Set(
    RULES.flatMap((rule) => run(rule, { cluster: VPC }, [objects].flat())).map(
      ({ severity, code }) => `${severity} ${code}`,
    ),
  ),
];

export const REFUSED = 'error lb/annotation-value';
export const FAILS = 'error lb/never-built';
export const IGNORED = 'warning lb/ignored-annotation';
export const UNKNOWN = 'warning lb/unknown-annotation';
export const AWS = 'error lb/refused-by-aws';
export const TLS = { 'ssl-cert': 'arn:aws:acm:eu-west-1:111122223333:certificate/a' };

/** Bad objects with what is found in them, and good ones. */
export type Reading = readonly [
  name: string,
  bad: readonly (readonly [objects: JsonObject | readonly JsonObject[], finding: string])[],
  good: readonly (JsonObject | readonly JsonObject[])[],
];

/** Tests of readings, one a test. */
export function testReadings(readings: readonly Reading[]): void {
  test.each(readings)('%s', (_, bad, good) => {
    for (const [objects, finding] of bad)
      expect([objects, found(objects)]).toEqual([objects, expect.arrayContaining([finding])]);
    for (const objects of good) expect([objects, found(objects)]).toEqual([objects, []]);
  });
}
