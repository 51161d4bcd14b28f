import { type LoadBalancing, nameLabel } from '@nodeless/catalogue/render';
import type { Manifest } from '@nodeless/core';
import type { AppSpec } from '@nodeless/sources';

type AlbExposure = Extract<NonNullable<AppSpec['expose']>, { alb: unknown }>['alb'];

/** An Ingress that becomes an ALB, or a part of one that is shared. ExternalDNS takes the host from its rule. */
export function ingress(
  name: string,
  namespace: string,
  portName: string,
  { host, ...options }: AlbExposure,
  { alb }: LoadBalancing,
): Manifest {
  const { annotations, ingressClassName } = alb({ ...options, targetType: options.targetType ?? 'ip' });
  const backend = { service: { name, port: { name: portName } } };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name,
      namespace,
      labels: nameLabel(name),
      annotations,
    },
    spec: {
      ingressClassName,
      rules: [{ host, http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
    },
  };
}
