import type { JsonObject } from '@nodeless/core';
import { deployment, ingress, object, service, WEB } from '../objects.ts';
import { gone } from './deletions.ts';
import type { Cases, RuleCase } from './case.ts';

const change = (before: JsonObject, after: JsonObject): RuleCase => ({
  base: { ...WEB, 'manifests/web/it.yaml': before },
  head: { ...WEB, 'manifests/web/it.yaml': after },
});
const ALB = 'alb.ingress.kubernetes.io/';
const NLB = 'service.beta.kubernetes.io/aws-load-balancer-';
const faces = (scheme: string, annotations: JsonObject = {}) =>
  ingress({}, { [`${ALB}scheme`]: scheme, ...annotations });
const some = { [`${ALB}inbound-cidrs`]: '203.0.113.0/24' };
const nlb = (annotations: JsonObject = {}) => service({ type: 'LoadBalancer' }, annotations);
const attributes = (value: string) => ingress({}, { [`${ALB}load-balancer-attributes`]: value });
const pool = (cpu: string) => object('karpenter.sh/v1', 'NodePool', 'default', { spec: { limits: { cpu } } });

/** Dangers of load balancers and of capacity. */
export const EXPOSURE_CASES: Cases = {
  'deletions/protected-load-balancer': {
    meets: gone(attributes('idle_timeout.timeout_seconds=60, deletion_protection.enabled=true')).meets,
    spares: gone(attributes('deletion_protection.enabled=false')).meets,
  },
  'aws-resources/creation-only': {
    meets: change(nlb({ [`${NLB}disable-nlb-sg`]: 'true' }), nlb()),
    spares: change(nlb({ [`${NLB}disable-nlb-sg`]: 'false' }), nlb()),
  },
  'availability/load-balancer-open': {
    meets: change(faces('internet-facing', some), faces('internet-facing')),
    spares: change(faces('internal', some), faces('internal')),
  },
  'availability/single-replica': {
    meets: change(deployment({ replicas: 3 }), deployment({ replicas: 1 })),
    spares: change(deployment({ replicas: 3 }), deployment({ replicas: 2 })),
  },
  'availability/pool-limits': {
    meets: change(pool('400'), pool('100')),
    spares: change(pool('100'), pool('400')),
  },
};
