import type { AppSpec } from '@nodeless/sources';

type Port = Omit<AppSpec['ports'][number], 'servicePort'>;

/** Ports of the container, each number once: it is their key, and server-side apply refuses a key that stands twice. */
export function containerPorts(ports: readonly Port[]): Port[] {
  return ports.filter(
    ({ containerPort }, index) => ports.findIndex((other) => other.containerPort === containerPort) === index,
  );
}

/** What the container calls the port that has this name in the sources. */
export function containerPortName(ports: readonly Port[], name: string): string {
  const number = ports.find((port) => port.name === name)?.containerPort;
  return ports.find(({ containerPort }) => containerPort === number)?.name ?? name;
}
