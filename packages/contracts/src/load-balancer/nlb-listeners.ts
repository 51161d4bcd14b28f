/** A port of the Service that becomes an NLB. */
export interface NlbPort {
  readonly name: string;
  /** Number of the Service's port, which the listener has too. */
  readonly port: number;
  readonly protocol: 'TCP' | 'UDP';
  /** Port of the pods; ports with one number become one listener only where they lead to one port of the pods. */
  readonly targetPort: number;
}

/** The options that decide which protocol a listener of an NLB has. */
export interface NlbListening {
  readonly tcpUdpListener?: boolean | undefined;
  readonly quicPorts?: readonly (number | string)[] | undefined;
  readonly tls?:
    | { readonly certificates?: unknown; readonly ports?: readonly (number | string)[] | undefined }
    | undefined;
}

export interface NlbListener {
  readonly protocol: 'TCP' | 'TLS' | 'UDP' | 'TCP_UDP' | 'QUIC' | 'TCP_QUIC';
  readonly port: number;
}

/**
 * The listeners of an NLB, one for each number of a port.
 * Source: buildListenerSpec in pkg/service/model_build_listener.go of the controller 3.5.0
 */
export function nlbListeners(options: NlbListening, ports: readonly NlbPort[]): NlbListener[] {
  return [...new Set(ports.map(({ port }) => port))].map((number) => {
    const own = ports.filter(({ port }) => port === number);
    return { protocol: protocolOf(options, own), port: number };
  });
}

function protocolOf(options: NlbListening, ports: readonly NlbPort[]): NlbListener['protocol'] {
  const isBoth = isPair(ports) && options.tcpUdpListener === true;
  const isQuic = ports.some((port) => isNamed(options.quicPorts, port));
  if (isBoth) return isQuic ? 'TCP_QUIC' : 'TCP_UDP';
  if (ports.some(({ protocol }) => protocol === 'UDP')) return isQuic ? 'QUIC' : 'UDP';
  const { tls } = options;
  const isTls =
    tls?.certificates !== undefined &&
    (tls.ports === undefined || ports.some((port) => isNamed(tls.ports, port)));
  return isTls ? 'TLS' : 'TCP';
}

/** Ports of one number, one for each protocol. */
export function isPair(ports: readonly NlbPort[]): boolean {
  return ports.length > 1 && new Set(ports.map(({ protocol }) => protocol)).size > 1;
}

/** Whether a list of names and numbers of Service ports means a port. */
export function isNamed(list: readonly (number | string)[] | undefined, { name, port }: NlbPort): boolean {
  return list?.some((one) => one === name || Number(one) === port) === true;
}
