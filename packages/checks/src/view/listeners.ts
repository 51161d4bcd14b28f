import { classValue, optionsOf, ALB_ROWS } from '@nodeless/contracts/load-balancer';
import { maps } from '@nodeless/core';
import type { IngressView } from './ingresses.ts';

/**
 * The ports that an Ingress opens on its load balancer, with their protocols. Without `listen-ports` it is one: 443 where
 * certificates are named, else 80. Source: computeIngressListenPorts in pkg/ingress/model_build_listener.go of the AWS Load
 * Balancer Controller 3.5.0
 */
export function listenersOf({
  annotations,
  classParams,
}: IngressView): ReadonlyMap<number, 'HTTP' | 'HTTPS'> {
  const { listenPorts, tls } = optionsOf(ALB_ROWS, annotations);
  if (listenPorts !== undefined)
    return new Map(
      maps(listenPorts)
        .flatMap((entry) => Object.entries(entry))
        .map(([protocol, port]) => [Number(port), protocol === 'HTTPS' ? 'HTTPS' : 'HTTP']),
    );
  const ofClass = classValue('certificateArn', classParams);
  const hasCertificates =
    (Array.isArray(ofClass) && ofClass.length > 0) ||
    (tls as { certificates?: unknown } | undefined)?.certificates !== undefined;
  return hasCertificates ? new Map([[443, 'HTTPS']]) : new Map([[80, 'HTTP']]);
}
