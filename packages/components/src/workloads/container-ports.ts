import { protocolOf, type AppSpec } from '@nodeless/sources';

type Port = Omit<AppSpec['ports'][number], 'servicePort'>;

/**
 * Ports of the container, each number of a protocol once: both are their key, and server-side apply refuses a key that stands twice.
 */
export function containerPorts(ports: readonly Port[]): Port[] {
  return ports.filter((port, index) => ports.findIndex(isSame(port)) === index);
}

/** What the container calls the port that has this name in the sources. */
export function containerPortName(ports: readonly Port[], name: string): string {
  const port = ports.find((one) => one.name === name);
  return (port && ports.find(isSame(port))?.name) ?? name;
}

function isSame(port: Port): (other: Port) => boolean {
  return (other) => other.containerPort === port.containerPort && protocolOf(other) === protocolOf(port);
}

/** The field `protocol` of a port; TCP is the default of Kubernetes and left out. */
export function protocolField(port: Pick<Port, 'protocol'>): { readonly protocol?: 'UDP' } {
  return protocolOf(port) === 'UDP' ? { protocol: 'UDP' } : {};
}
