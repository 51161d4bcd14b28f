import { at, maps, type Resource } from '@nodeless/core';

/** A port of a Service, with the defaults of the API server. */
export interface ServicePort {
  readonly name: string;
  readonly port: number;
  readonly protocol: string;
  readonly targetPort: number | string;
  readonly nodePort: number | undefined;
}

export function portsOf({ manifest }: Resource): ServicePort[] {
  return maps(at(manifest, 'spec', 'ports')).map(({ name, port, protocol, targetPort, nodePort }) => ({
    name: typeof name === 'string' ? name : '',
    port: Number(port),
    protocol: typeof protocol === 'string' ? protocol : 'TCP',
    targetPort: typeof targetPort === 'number' || typeof targetPort === 'string' ? targetPort : Number(port),
    nodePort: typeof nodePort === 'number' && nodePort > 0 ? nodePort : undefined,
  }));
}

/** A name or a number, as Go's intstr.Parse tells them apart. Source: pkg/k8s/service_utils.go of the controller */
export function servicePort(service: Resource, reference: string | number): ServicePort | undefined {
  const number =
    typeof reference === 'number' ? reference : /^[+-]?\d+$/.test(reference) ? Number(reference) : undefined;
  return portsOf(service).find((one) =>
    number === undefined ? one.name === reference : one.port === number,
  );
}

/** Whether nodes have a port for each port of a Service; the API server chooses it where none is written. */
export function hasNodePorts({ manifest }: Resource): boolean {
  const type = at(manifest, 'spec', 'type');
  if (type === 'NodePort') return true;
  return type === 'LoadBalancer' && at(manifest, 'spec', 'allocateLoadBalancerNodePorts') !== false;
}

/** For example `80 (http), 9090 (metrics)`. */
export function portWords(service: Resource): string {
  return portsOf(service)
    .map(({ port, name }) => (name === '' ? String(port) : `${port} (${name})`))
    .join(', ');
}
