import type { NlbPort } from '@nodeless/contracts/load-balancer';
import type { AppSpec } from '../schema/app.ts';

type Port = AppSpec['ports'][number];

/** The protocol of a port of an app, or of a container beside it. */
export function protocolOf({ protocol = 'TCP' }: Pick<Port, 'protocol'>): 'TCP' | 'UDP' {
  return protocol;
}

/** The port that an Application Load Balancer sends to where nothing else is said: it speaks TCP alone. */
export function firstTcpPort({ ports }: Pick<AppSpec, 'ports'>): Port | undefined {
  return ports.find((port) => protocolOf(port) === 'TCP' && port.servicePort !== false);
}

/** The ports of the Service of an app, as rules about load balancers look at them. */
export function servicePorts({ ports }: Pick<AppSpec, 'ports'>): NlbPort[] {
  return ports.flatMap(({ name, containerPort, servicePort = containerPort, protocol = 'TCP' }) =>
    servicePort === false ? [] : [{ name, protocol, port: servicePort, targetPort: containerPort }],
  );
}
