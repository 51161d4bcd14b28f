import { z } from 'zod';
import { codedCheck, type CodedIssue } from '../issue.ts';
import { ClientCertificatesSchema } from '../load-balancer/alb-auth.ts';
import { ALB_LISTENER_ATTRIBUTES, NLB_LISTENER_ATTRIBUTES } from '../load-balancer/attributes.ts';
import { flag, integer, keyed, matching, oneOf } from '../load-balancer/options.ts';
import { certificates, PORT, sslPolicy } from '../load-balancer/values.ts';

const HOSTNAME = /^(?=.{1,253}$)(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const LISTENER_NAME = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

const port = integer({ ...PORT, example: 443 }, 'Port of the load balancer.');
const hostname = matching(
  HOSTNAME,
  '*.example.com',
  'Host that the listener is for, or *.example.com for all below. Listeners of one port have different ones. Default: every host.',
);

const albListener = z.strictObject({
  port,
  protocol: oneOf(['HTTP', 'HTTPS'], 'What clients speak.'),
  hostname: hostname.optional(),
  certificates: certificates().optional(),
  policy: sslPolicy().optional(),
  mutualAuthentication: ClientCertificatesSchema.describe('Client certificates.').optional(),
  attributes: ALB_LISTENER_ATTRIBUTES.describe('Attributes of the port.').optional(),
});

const nlbListener = z.strictObject({
  port,
  protocol: oneOf(
    ['TCP', 'UDP', 'TLS'],
    'What clients speak. A TCP and a UDP listener of one port become one of the load balancer.',
  ),
  hostname: hostname.optional(),
  certificates: certificates().optional(),
  policy: sslPolicy().optional(),
  alpnPolicy: oneOf(
    ['HTTP1Only', 'HTTP2Only', 'HTTP2Optional', 'HTTP2Preferred', 'None'],
    'Which HTTP version is agreed on in the TLS handshake.',
    'None',
  ).optional(),
  quic: flag('Whether UDP becomes QUIC. Only for ip targets.', false).optional(),
  stickyTargetGroups: flag('Whether clients stay with a target group that has a weight.', false).optional(),
  attributes: NLB_LISTENER_ATTRIBUTES.describe('Attributes of the port.').optional(),
});

const listeners = <Listener extends z.ZodType<AnyListener>>(one: Listener) =>
  keyed(
    LISTENER_NAME,
    'https',
    one,
    'Where clients connect, by a name that routes may choose. The load balancer has a port as soon as a route leads there.',
  )
    .check(codedCheck(atLeastOne))
    .check(codedCheck<Record<string, AnyListener>>(portProblems));

function* atLeastOne(all: object): Iterable<CodedIssue> {
  if (Object.keys(all).length === 0)
    yield { code: 'spec/missing-key', message: 'a Gateway has a listener', hint: 'add one' };
}

type AlbListener = z.output<typeof albListener>;
type NlbListener = z.output<typeof nlbListener>;

type Own = 'attributes' | 'port' | 'protocol';
/** A listener of either type. */
export type AnyListener = Partial<Omit<AlbListener, Own>> &
  Partial<Omit<NlbListener, Own>> & {
    readonly port: number;
    readonly protocol: string;
    readonly attributes?: object | undefined;
  };

export const AlbListenersSchema = listeners(albListener);
export const NlbListenersSchema = listeners(nlbListener);

const SECURE = ['HTTPS', 'TLS'];
const OF_PORT = [
  'policy',
  'alpnPolicy',
  'quic',
  'stickyTargetGroups',
  'attributes',
  'mutualAuthentication',
] as const;

/**
 * Listeners of one port become one listener of the load balancer.
 * Sources: validateListenerList in pkg/gateway/routeutils/listener_utils.go, mapLoadBalancerListenerConfigsByPort in
 * pkg/gateway/model/model_build_listener.go of the load balancer controller 3.5.0
 */
function* portProblems(all: { readonly [name: string]: AnyListener }): Iterable<CodedIssue> {
  const seen: [string, AnyListener][] = [];
  for (const [name, one] of Object.entries(all)) {
    yield* optionProblems(name, one);
    for (const [other, first] of seen.filter(([, { port: taken }]) => taken === one.port)) {
      const protocols = [first.protocol, one.protocol].sort().join();
      const isPair = protocols === 'TCP,UDP';
      if (first.protocol !== one.protocol && !isPair) {
        const message = `the port ${one.port} is ${first.protocol} for the listener ${other} and ${one.protocol} here`;
        yield { code: 'spec/conflict', message, hint: 'take another port', path: [name, 'port'] };
      } else if (!isPair && first.hostname === one.hostname) {
        const message = `the listener ${other} has the same port and ${one.hostname === undefined ? 'no hostname either' : 'hostname'}`;
        yield { code: 'spec/conflict', message, hint: 'give it another hostname or port', path: [name] };
      }
      for (const key of OF_PORT) {
        if (one[key] === undefined || first[key] === undefined) continue;
        const message = `${key} counts for the whole port ${one.port}, and the listener ${other} says it already`;
        yield { code: 'spec/conflict', message, hint: 'say it once', path: [name, key] };
      }
    }
    seen.push([name, one]);
  }
}

function* optionProblems(name: string, one: AnyListener): Iterable<CodedIssue> {
  const wrong = (key: string, needs: string): CodedIssue => ({
    code: 'spec/conflict',
    message: `${key} does nothing for a listener of the protocol ${one.protocol}`,
    hint: `remove it, or write protocol: ${needs}`,
    path: [name, key],
  });
  const secure = 'alpnPolicy' in one || ['TCP', 'UDP', 'TLS'].includes(one.protocol) ? 'TLS' : 'HTTPS';
  for (const key of ['certificates', 'policy', 'alpnPolicy', 'mutualAuthentication'] as const)
    if (one[key] !== undefined && !SECURE.includes(one.protocol)) yield wrong(key, secure);
  if (one.quic === true && one.protocol !== 'UDP') yield wrong('quic', 'UDP');
}
