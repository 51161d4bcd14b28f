import { dnsLabel, HostName } from '@nodeless/catalogue/schema';
import { ROUTE_KINDS, ROUTE_RULE_KEYS, TargetGroupSchema } from '@nodeless/contracts/gateway';
import { codedCheck, type CodedIssue } from '@nodeless/contracts/issue';
import { z } from 'zod';
import { PortReference } from './references.ts';

/** Where requests go. */
const BackendSchema = z
  .strictObject({
    port: z
      .xor([PortReference, z.int().min(1).max(65_535)])
      .optional()
      .describe('Port of the app by its name, or of the other Service by its number. Default: the first one.')
      .meta({ examples: ['http'] }),
    service: dnsLabel()
      .optional()
      .describe('Another Service than that of the app.')
      .meta({ examples: ['shop-v2'] }),
    namespace: dnsLabel()
      .optional()
      .describe('Its namespace, where a ReferenceGrant lets routes of this one in. Default: that of the app.')
      .meta({ examples: ['shop'] }),
    weight: z
      .int()
      .min(0)
      .max(999)
      .optional()
      .describe('Share of the requests. Default: 1.')
      .meta({ examples: [20] }),
  })
  .check(codedCheck(backendProblems));

const RuleSchema = z
  .strictObject({
    ...ROUTE_RULE_KEYS,
    to: z
      .array(BackendSchema)
      .min(1)
      .optional()
      .describe('Where requests go. Default: the first port that fits the kind.'),
  })
  .check(codedCheck(ruleProblems));

const RouteSchema = z.strictObject({
  gateway: dnsLabel()
    .describe('A Gateway of the cluster, one of gateways.')
    .meta({ examples: ['public'] }),
  listeners: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('Listeners of it, by name. Default: all that take the kind and the hosts.')
    .meta({ examples: [['https']] }),
  kind: z
    .enum(ROUTE_KINDS)
    .default('HTTPRoute')
    .describe(
      'What is routed: HTTPRoute and GRPCRoute by an Application, TLSRoute, TCPRoute and UDPRoute by a Network Load Balancer. Default: HTTPRoute.',
    ),
  hosts: z
    .array(HostName)
    .min(1)
    .optional()
    .describe(
      'Hosts; not of TCPRoutes and UDPRoutes. Nothing here keeps records of them in DNS. Default: those of the listeners.',
    )
    .meta({ examples: [['web.example.com']] }),
  rules: z
    .array(RuleSchema)
    .min(1)
    .max(16)
    .optional()
    .describe('What is done with which requests. Default: all go to the first port that fits the kind.'),
});

export const RoutesSchema = z
  .record(dnsLabel(), RouteSchema)
  .check(
    codedCheck<object>(function* (all) {
      if (Object.keys(all).length > 0) return;
      yield { code: 'spec/missing-key', message: 'no route stands here', hint: 'add one, or remove routes' };
    }),
  )
  .describe('Routes to Gateways of the cluster, by name.');

export const RouteTargetGroup = TargetGroupSchema.describe(
  'What the target groups of the app are like. Default: pods are the targets.',
);
export type AppRoute = z.output<typeof RouteSchema>;
export type AppRouteRule = z.output<typeof RuleSchema>;

function* backendProblems({
  port,
  service,
  namespace,
}: z.output<typeof BackendSchema>): Iterable<CodedIssue> {
  if (service === undefined && namespace !== undefined) {
    const message = 'namespace says where another service is';
    yield {
      code: 'spec/missing-key',
      message,
      hint: 'add service, or remove namespace',
      path: ['namespace'],
    };
  }
  if (service !== undefined && typeof port !== 'number') {
    const message = 'a route names the port of another service by its number';
    yield { code: 'spec/missing-key', message, hint: 'write port: 80', path: ['service'] };
  }
  if (service === undefined && typeof port === 'number') {
    const message = 'a port of the app has a name here';
    yield { code: 'spec/invalid-value', message, hint: 'write the name of the port', path: ['port'] };
  }
}

/** A rule does one thing. Source: the rules in CEL of HTTPRoute v1.6 and of ListenerRuleConfiguration of the controller 3.5.0 */
function* ruleProblems(rule: object): Iterable<CodedIssue> {
  const given = (['to', 'redirect', 'response'] as const).filter(
    (key) => rule[key as keyof typeof rule] !== undefined,
  );
  if (given.length > 1) {
    const message = `a rule does one thing, and this one has ${given.join(' and ')}`;
    yield { code: 'spec/conflict', message, hint: 'remove one of them', path: [given[1] ?? 'to'] };
  }
  for (const [one, other] of [
    ['redirect', 'rewrite'],
    ['auth', 'jwt'],
    ['redirect', 'stickySeconds'],
    ['response', 'stickySeconds'],
  ] as const) {
    if (!(one in rule) || !(other in rule)) continue;
    const message = `${other} does nothing beside ${one}`;
    yield { code: 'spec/conflict', message, hint: 'remove one of them', path: [other] };
  }
}
