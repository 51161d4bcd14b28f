import type { JsonObject } from '@nodeless/core';
import { ingress, object, service, WEB } from '../objects.ts';
import type { Cases, RuleCase } from './case.ts';

const change = (before: JsonObject, after: JsonObject): RuleCase => ({
  base: { ...WEB, 'manifests/web/it.yaml': before },
  head: { ...WEB, 'manifests/web/it.yaml': after },
});
const ALB = 'alb.ingress.kubernetes.io/';
const classParams = (spec: JsonObject) =>
  object('eks.amazonaws.com/v1', 'IngressClassParams', 'it', { spec });
const scheme = (value: string) => ingress({}, { [`${ALB}scheme`]: value });
const tagged = (scheme: string) => ingress({}, { [`${ALB}scheme`]: scheme, [`${ALB}tags`]: 'a=b' });

export const AWS_RESOURCES_CASES: Cases = {
  'aws-resources/service-type': {
    meets: change(service({ type: 'LoadBalancer' }), service({ type: 'NodePort' })),
    spares: change(service({ type: 'ClusterIP' }), service({ type: 'LoadBalancer' })),
  },
  'aws-resources/load-balancer-replaced': {
    meets: change(scheme('internal'), scheme('internet-facing')),
    spares: change(scheme('internal'), tagged('internal')),
  },
  'aws-resources/target-group-replaced': {
    meets: change(
      ingress({}, { [`${ALB}target-type`]: 'instance' }),
      ingress({}, { [`${ALB}target-type`]: 'ip' }),
    ),
    spares: change(ingress(), ingress({}, { [`${ALB}healthcheck-path`]: '/ready' })),
  },
  'aws-resources/ingress-class': {
    meets: change(ingress({ ingressClassName: 'alb' }), ingress({ ingressClassName: 'nginx' })),
    spares: change(
      ingress({ ingressClassName: 'alb' }),
      ingress({ ingressClassName: 'alb', rules: [{ host: 'a.example.com' }] }),
    ),
  },
  'aws-resources/ingress-class-params': {
    meets: change(classParams({ group: { name: 'a' } }), classParams({ group: { name: 'b' } })),
    spares: change(
      classParams({ group: { name: 'a' } }),
      classParams({ group: { name: 'a' }, tags: [{ key: 'team', value: 'a' }] }),
    ),
  },
  'aws-resources/certificate': {
    meets: change(
      ingress({}, { [`${ALB}certificate-arn`]: 'arn:aws:acm:eu-central-1:111122223333:certificate/a' }),
      ingress({}, { [`${ALB}certificate-arn`]: 'arn:aws:acm:eu-central-1:111122223333:certificate/b' }),
    ),
    spares: change(ingress(), ingress({}, { [`${ALB}ssl-policy`]: 'ELBSecurityPolicy-TLS13-1-2-2021-06' })),
  },
};
