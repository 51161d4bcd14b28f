import { hasLoadBalancer, keepsScheme } from '../classify/load-balancer.ts';
import type { Change } from '../compare/match.ts';
import { isKind } from '../objects/tree-object.ts';
import type { ClusterContext } from './context.ts';
import { guardsOf, isInternetFacing, type Guards } from './load-balancers.ts';
import type { ChangeRule, Hit } from './rule.ts';

const LOST: readonly (readonly [guard: keyof Guards, what: string])[] = [
  ['ranges', 'lets in everybody: its ranges of addresses are taken away'],
  ['signIn', 'no longer asks who comes: its auth is taken away'],
  ['firewall', 'loses its web ACL'],
];

function lostGuards(change: Change, context: ClusterContext): Hit[] {
  if (change.operation === 'added' || change.operation === 'removed') return [];
  const { before, after } = change;
  const isParams =
    isKind(after, 'elbv2.k8s.aws', 'IngressClassParams') ||
    isKind(after, 'eks.amazonaws.com', 'IngressClassParams');
  if (!isParams && !hasLoadBalancer(after)) return [];
  const faces =
    isInternetFacing(after, context, 'head') ||
    (keepsScheme(after) && isInternetFacing(before, context, 'base'));
  if (!faces) return [];
  const [had, has] = [guardsOf(before, context, 'base'), guardsOf(after, context, 'head')];
  return LOST.filter(([guard]) => had[guard] && !has[guard]).map(([, what]) => ({ what }));
}

/** Who reaches what from the internet. */
export const AVAILABILITY_EXPOSURE: readonly ChangeRule[] = [
  {
    id: 'availability/load-balancer-open',
    severity: 'danger',
    class: 'access',
    match: lostGuards,
    consequence:
      'the load balancer faces the internet, and whoever finds its name reaches the pods behind it',
    remedy: 'keep the guard, or make the load balancer internal',
    source:
      'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#access-control',
  },
];
