import {
  loadBalancerStacks,
  UNKNOWN_SURROUNDINGS,
  type Action,
  type Listener,
  type LoadBalancer,
  type Stack,
} from '@nodeless/contracts/load-balancer-stacks';
import type { Manifest, Resource } from '@nodeless/core';

/**
 * What opens the way to each Service and Ingress: `HTTPS 443 with login (OIDC)`, `HTTP 80, redirected to HTTPS 443`, or
 * `TCP 80 from 10.0.0.0/8`. Objects of which no controller that is known makes a load balancer are left out.
 *
 * @param isAutoMode whether EKS Auto Mode makes load balancers
 */
export function listenersByObject(
  resources: readonly Resource[],
  isAutoMode: boolean,
): ReadonlyMap<Manifest, readonly string[]> {
  const stacks = loadBalancerStacks(resources, UNKNOWN_SURROUNDINGS, isAutoMode);
  return new Map(
    stacks.flatMap((stack) => stack.members.map((member) => [member.manifest, listenersOf(stack, member)])),
  );
}

function listenersOf({ loadBalancers }: Stack, member: Resource): string[] {
  return loadBalancers.flatMap((balancer) =>
    balancer.listeners
      .filter(({ openedBy }) => openedBy.includes(member))
      .map((listener) => {
        const { protocol, port } = listener;
        const ahead = balancer.isFrontend ? ' of a Network Load Balancer before it' : '';
        return `${protocol} ${port}${ahead}${sourcesOf(balancer, port)}${answerOf(balancer, listener, member)}`;
      }),
  );
}

const ANYBODY = ['0.0.0.0/0', '::/0'];

/** Who may connect, where it is not everybody. Of security groups that are given nobody knows it. */
function sourcesOf({ inbound, securityGroups }: LoadBalancer, port: number): string {
  const given = securityGroups.flatMap((group) => (group.kind === 'given' ? [group.name] : []));
  if (given.length > 0) return ` from whom ${given.join(', ')} ${given.length === 1 ? 'lets' : 'let'} in`;
  const sources = inbound
    .filter(({ protocol, from, to }) => !protocol.startsWith('icmp') && from <= port && port <= to)
    .map(({ source }) => ('cidr' in source ? source.cidr : source.prefixList));
  const isOpen = sources.length === 0 || sources.some((one) => ANYBODY.includes(one));
  return isOpen ? '' : ` from ${[...new Set(sources)].join(', ')}`;
}

/** Whether one has to log in; Network Load Balancers have no logins. */
function answerOf({ type }: LoadBalancer, { defaultActions, rules }: Listener, member: Resource): string {
  const [action] = defaultActions;
  if (action?.type === 'redirect' && rules.length === 0)
    return `, redirected to ${action.protocol ?? ''} ${action.port ?? ''}`;
  if (type === 'network') return '';
  const own = rules.filter(({ from }) => from.object === member).map(({ actions }) => loginOf(actions));
  const logins = [...new Set(own.filter((login) => login !== undefined))];
  if (logins.length === 0) return ' without login';
  return ` with ${logins.join(' or ')}${own.includes(undefined) ? ' for some requests only' : ''}`;
}

const LOGINS: { readonly [type in Action['type']]?: string } = {
  'authenticate-cognito': 'login (Cognito)',
  'authenticate-oidc': 'login (OIDC)',
  'jwt-validation': 'tokens (JWT)',
};

const loginOf = (actions: readonly Action[]): string | undefined =>
  actions.map(({ type }) => LOGINS[type]).find((login) => login !== undefined);
