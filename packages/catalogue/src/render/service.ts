import type { NlbOptions } from '@nodeless/contracts/load-balancer';
import type { JsonObject, Manifest } from '@nodeless/core';
import { present } from './present.ts';
import type { LoadBalancing } from './load-balancing.ts';
import { nameLabel } from './labels.ts';

/** Options of an NLB and the DNS name that ExternalDNS keeps on it. */
export type NlbExposure = NlbOptions & { readonly hostname?: string | undefined };

export interface ServicePort {
  readonly name: string;
  readonly port: number;
  /** Name of the port of the pods. @default name */
  readonly targetPort?: string;
  /** @default TCP */
  readonly protocol?: 'UDP';
}

export interface ServiceWays {
  readonly ports: readonly ServicePort[];
  /** The load balancer that the Service becomes. Default: none. */
  readonly nlb?: NlbExposure | undefined;
  /** Other fields of the spec. Default: none. */
  readonly fields?: JsonObject | undefined;
}

/**
 * A Service in front of the pods with the same name label: inside the cluster only, or behind an NLB of its own.
 * The NLB sends to the pods themselves unless told otherwise: that works on Fargate and saves a hop on nodes.
 */
export function service(
  name: string,
  namespace: string,
  { ports, nlb, fields }: ServiceWays,
  loadBalancing: LoadBalancing,
): Manifest {
  const labels = nameLabel(name);
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: present({ name, namespace, labels, annotations: nlb && annotations(nlb, loadBalancing) }),
    spec: {
      ...(nlb && loadBalancerFields(nlb, loadBalancing)),
      ...fields,
      selector: labels,
      ports: ports.map((port) => ({
        name: port.name,
        port: port.port,
        ...(port.protocol === undefined ? {} : { protocol: port.protocol }),
        targetPort: port.targetPort ?? port.name,
      })),
    },
  };
}

function annotations(
  { hostname, ...options }: NlbExposure,
  { nlb, hostnameAnnotation }: LoadBalancing,
): Record<string, string> {
  return {
    ...nlb({ ...options, targetType: targetType(options) }).annotations,
    ...(hostname === undefined || hostnameAnnotation === undefined ? {} : { [hostnameAnnotation]: hostname }),
  };
}

function loadBalancerFields({ hostname: _, ...options }: NlbExposure, { nlb }: LoadBalancing): JsonObject {
  return present({
    type: 'LoadBalancer',
    ...nlb(options).fields,
    // Only instance targets use node ports; without them nobody has to know numbers that the API server picks.
    allocateLoadBalancerNodePorts: targetType(options) === 'ip' ? false : undefined,
  });
}

function targetType({ targetType }: NlbOptions): 'ip' | 'instance' {
  return targetType ?? 'ip';
}
