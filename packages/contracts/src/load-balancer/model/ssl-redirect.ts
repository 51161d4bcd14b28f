import { goInt } from '../reading.ts';
import { agreed, type Agreement } from './agreement.ts';
import type { ListenerPort } from './ingress-listeners.ts';
import { inClass, sayings, type ReadMember } from './ingress-member.ts';

/**
 * The port to which every HTTP listener of a group redirects, whoever asks for it. A class with a port that is no number switches it
 * off for all.
 * Source: buildSSLRedirectConfig in pkg/ingress/model_builder.go of the load balancer controller 3.5.0
 */
export function sslRedirect(
  members: readonly ReadMember[],
  ports: readonly ListenerPort[],
  agreement: Agreement,
): number | undefined {
  const field = 'sslRedirectPort';
  const isOff = members.some((member) => {
    const value = inClass(member, field);
    return value !== undefined && goInt(String(value), 32) === undefined;
  });
  if (isOff) return undefined;
  const said = sayings(members, 'ssl-redirect', (reader) => reader.int('ssl-redirect'), {
    field,
    read: (value) => goInt(String(value), 32),
  });
  const wanted = agreed(agreement, 'ssl-redirect', said);
  if (wanted === undefined) return undefined;
  const listener = ports.find(({ port }) => port === wanted.value);
  if (listener?.protocol === 'HTTPS') return wanted.value;
  const open = ports.map(({ port, protocol }) => `${protocol} ${port}`).join(', ');
  agreement.report({
    kind: 'listeners',
    effect: 'fails',
    ...wanted.at,
    message: `redirects to port ${wanted.value}, where ${listener === undefined ? 'no listener is' : 'a listener without TLS is'}: the listeners are ${open}`,
    hint: `open it with HTTPS (listenPorts: [{ HTTP: 80 }, { HTTPS: ${wanted.value} }])`,
  });
  return undefined;
}
