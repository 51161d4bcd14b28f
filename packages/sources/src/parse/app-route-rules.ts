import { errorAt, type Segments } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { Diagnostic } from '@nodeless/core';
import { routedPort } from '../model/app-routes.ts';
import type { AppRoute, AppRouteRule } from '../schema/app/expose-routes.ts';
import type { AppRule, AppRuleInput } from './rule.ts';

const OF_HTTP = ['path', 'pathType', 'method', 'queryParams'] as const;
const OF_GRPC = ['service', 'rpc'] as const;
const OF_LAYER_7 = [
  'matches',
  'redirect',
  'rewrite',
  'response',
  'auth',
  'jwt',
  'sourceRanges',
  'stickySeconds',
  'tags',
] as const satisfies readonly (keyof AppRouteRule)[];

/** Keys of a route fit its kind, and requests go to a port that speaks the protocol. */
export const appRoutes: AppRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title: 'A route has keys that its kind does not know, or leads to a port of another protocol',
  references: [
    'https://gateway-api.sigs.k8s.io/reference/spec/',
    'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/gateway/l7gateway/',
  ],
  check: (input) => [...routeProblems(input)],
};

function* routeProblems({ value, stack }: AppRuleInput): Iterable<Diagnostic> {
  const { expose } = value;
  if (expose === undefined || !('routes' in expose)) return;
  for (const [name, route] of Object.entries(expose.routes)) {
    const path: Segments = ['expose', 'routes', name];
    for (const below of misfits(route)) {
      const message = `${String(below.at(-1))} is no key of a ${route.kind}`;
      yield errorAt(stack, [...path, ...below], {
        code: 'spec/conflict',
        message,
        hint: 'remove it, or write another kind',
      });
    }
    for (const [index, rule] of (route.rules ?? [{}]).entries()) {
      for (const [place, backend] of (rule.to ?? [{}]).entries()) {
        if (rule.redirect !== undefined || rule.response !== undefined || backend.service !== undefined)
          continue;
        const port = routedPort(value, route.kind, backend.port);
        if (port !== undefined) continue;
        const needs = route.kind === 'UDPRoute' ? 'UDP' : 'TCP';
        const at: Segments = rule.to === undefined ? path : [...path, 'rules', index, 'to', place];
        const message = `a ${route.kind} needs a port with protocol: ${needs}`;
        const hint = 'name another port, or write another kind';
        yield errorAt(stack, at, { code: 'spec/conflict', message, hint });
      }
    }
  }
}

/** Keys that the kind does not have, as paths below the route. */
function* misfits({ kind, hosts, rules = [] }: AppRoute): Iterable<Segments> {
  const isLayer7 = kind === 'HTTPRoute' || kind === 'GRPCRoute';
  if (hosts !== undefined && (kind === 'TCPRoute' || kind === 'UDPRoute')) yield ['hosts'];
  for (const [index, rule] of rules.entries()) {
    const wrong = isLayer7 ? (kind === 'GRPCRoute' ? (['redirect', 'rewrite'] as const) : []) : OF_LAYER_7;
    for (const key of wrong) if (rule[key] !== undefined) yield ['rules', index, key];
    if (!isLayer7) continue;
    for (const [place, match] of (rule.matches ?? []).entries())
      for (const key of kind === 'GRPCRoute' ? OF_HTTP : OF_GRPC)
        if (match[key] !== undefined) yield ['rules', index, 'matches', place, key];
  }
}
