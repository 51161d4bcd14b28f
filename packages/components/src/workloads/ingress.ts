import { albAnnotations } from '@nodeless/contracts/load-balancer';
import type { Manifest } from '@nodeless/core';
import type { AppSpec } from '@nodeless/spec';
import { nameLabel } from '../pods/labels.ts';

type AlbExposure = Extract<NonNullable<AppSpec['expose']>, { alb: unknown }>['alb'];

/** IngressClass that the chart of the AWS Load Balancer Controller makes. */
const INGRESS_CLASS = 'alb';

/** An Ingress that becomes an ALB, or a part of one that is shared. ExternalDNS takes the host from its rule. */
export function ingress(
  name: string,
  namespace: string,
  portName: string,
  { host, ...options }: AlbExposure,
): Manifest {
  const backend = { service: { name, port: { name: portName } } };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name,
      namespace,
      labels: nameLabel(name),
      annotations: albAnnotations({ ...options, targetType: options.targetType ?? 'ip' }),
    },
    spec: {
      ingressClassName: INGRESS_CLASS,
      rules: [{ host, http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
    },
  };
}
