import type { CodedIssue } from '../issue.ts';
import { listenersOf, unprotected, type Listening } from './alb-listeners.ts';
import { logProblems, timeoutProblems, type HealthCheckTimes, type LogAttributes } from './shared-rules.ts';
import { isIpv6Cidr } from './values.ts';

/** The options that take part in rules over several options. */
export interface AlbRuleInput extends Listening {
  readonly targetType?: string | undefined;
  readonly ipAddressType?: string | undefined;
  readonly securityGroups?: unknown;
  readonly manageBackendSecurityGroupRules?: unknown;
  readonly inboundCidrs?: readonly string[] | undefined;
  readonly securityGroupPrefixLists?: unknown;
  readonly tls?: Tls | undefined;
  readonly listenerAttributes?: { readonly [listener: string]: unknown } | undefined;
  readonly backendProtocolVersion?: string | undefined;
  readonly healthCheck?: HealthCheckTimes | undefined;
  readonly attributes?: LogAttributes | undefined;
  readonly auth?: Auth | undefined;
  readonly jwtValidation?: unknown;
  readonly waf?: { readonly aclArn?: unknown; readonly aclName?: unknown } | undefined;
  readonly targetNodeLabels?: unknown;
  readonly targetControlPorts?: unknown;
  readonly frontendNlb?:
    | {
        readonly enabled?: boolean | undefined;
        readonly scheme?: string | undefined;
        readonly subnets?: readonly string[] | undefined;
        readonly eipAllocations?: readonly string[] | undefined;
      }
    | undefined;
}

type Tls = NonNullable<Listening['tls']> & {
  readonly policy?: unknown;
  readonly mutualAuthentication?: readonly { readonly port: number }[] | undefined;
  readonly privateCaArn?: unknown;
};

interface Auth {
  readonly type: string;
  readonly onUnauthenticatedRequest?: unknown;
  readonly scopes?: unknown;
  readonly sessionCookie?: unknown;
  readonly sessionTimeoutSeconds?: unknown;
}

/** What the controller refuses or silently ignores in the combination of options. */
export function albProblems(options: AlbRuleInput): CodedIssue[] {
  return [
    ...accessProblems(options),
    ...portProblems(options),
    ...tlsProblems(options),
    ...protectionProblems(options),
    ...timeoutProblems(options.healthCheck, { interval: 15, timeout: 5 }),
    // Other members of the group and the class may name the bucket.
    ...(isAlone(options) ? logProblems(options.attributes) : []),
    ...otherProblems(options),
    ...frontendProblems(options),
  ];
}

const isAlone = ({ group, class: named }: AlbRuleInput) => group === undefined && named === undefined;

const conflict = (message: string, ...path: (string | number)[]): CodedIssue => ({
  code: 'spec/conflict',
  message,
  path,
});

function* accessProblems(options: AlbRuleInput): Iterable<CodedIssue> {
  const { securityGroups, ipAddressType = 'ipv4' } = options;
  if (securityGroups === undefined) {
    const key = 'manageBackendSecurityGroupRules';
    if (options[key] !== undefined) yield conflict(`${key} counts only with securityGroups`, key);
  } else {
    for (const key of ['inboundCidrs', 'securityGroupPrefixLists'] as const) {
      if (options[key] !== undefined) yield conflict(`${key} is ignored when securityGroups is set`, key);
    }
  }
  for (const [index, range] of (options.inboundCidrs ?? []).entries()) {
    if (ipAddressType !== 'ipv4' || !isIpv6Cidr(range)) continue;
    yield conflict('an IPv6 range needs ipAddressType: dualstack', 'inboundCidrs', index);
  }
}

/** Source: computeIngressListenPorts in pkg/ingress/model_build_listener.go: of two entries of a port, any one wins. */
function* portProblems(options: AlbRuleInput): Iterable<CodedIssue> {
  const seen = new Set<number>();
  for (const [index, entry] of (options.listenPorts ?? []).entries()) {
    for (const key of ['HTTP', 'HTTPS'] as const) {
      const port = entry[key];
      if (port === undefined) continue;
      if (seen.has(port)) {
        const message = `port ${port} stands in listenPorts twice: which one counts changes at each reconcile`;
        yield { ...conflict(message, 'listenPorts', index, key), hint: 'remove one of them' };
      }
      seen.add(port);
    }
  }
  const listeners = listenersOf(options);
  if (listeners === undefined) return;
  const known = listeners.map(({ protocol, port }) => `${protocol}-${port}`);
  for (const key of Object.keys(options.listenerAttributes ?? {})) {
    if (known.includes(key)) continue;
    const message = `no listener is ${key}, and its attributes would do nothing`;
    yield { ...conflict(message, 'listenerAttributes', key), hint: `the listeners are ${known.join(', ')}` };
  }
}

function* tlsProblems(options: AlbRuleInput): Iterable<CodedIssue> {
  const { tls, group } = options;
  if (tls === undefined) return;
  if (tls.privateCaArn !== undefined && tls.createAcmCertificate !== true) {
    yield conflict('tls.privateCaArn needs tls.createAcmCertificate: true', 'tls', 'privateCaArn');
  }
  if (tls.createAcmCertificate === true && tls.certificates !== undefined) {
    const message = 'tls.createAcmCertificate does nothing beside tls.certificates';
    yield { ...conflict(message, 'tls', 'createAcmCertificate'), hint: 'remove one of them' };
  }
  const listeners = listenersOf(options);
  if (listeners === undefined) return;
  const ports = listeners.filter(({ protocol }) => protocol === 'HTTPS').map(({ port }) => port);
  if (ports.length === 0) {
    for (const key of ['policy', 'certificates', 'createAcmCertificate'] as const) {
      if (tls[key] === undefined || tls[key] === false) continue;
      const message = `tls.${key} does nothing: no listener is HTTPS`;
      yield { ...conflict(message, 'tls', key), hint: 'write listenPorts: [{ HTTPS: 443 }]' };
    }
  }
  // Another Ingress of the group may open the port.
  if (tls.redirectPort !== undefined && group === undefined && !ports.includes(tls.redirectPort)) {
    yield conflict(
      `tls.redirectPort ${tls.redirectPort} is not an HTTPS port of listenPorts`,
      'tls',
      'redirectPort',
    );
  }
  for (const [index, { port }] of (tls.mutualAuthentication ?? []).entries()) {
    if (ports.includes(port)) continue;
    const message = `port ${port} of tls.mutualAuthentication is not an HTTPS port of listenPorts`;
    yield conflict(message, 'tls', 'mutualAuthentication', index, 'port');
  }
}

/**
 * Login and tokens are checked by HTTPS listeners alone: an HTTP listener lets everybody in. gRPC needs HTTP/2, which HTTP listeners
 * do not speak. A group or a class may redirect; the rules over the whole cluster judge those.
 * Sources: buildActions in pkg/ingress/model_build_actions.go; Elastic Load Balancing API, CreateTargetGroup (ProtocolVersion)
 */
function* protectionProblems(options: AlbRuleInput): Iterable<CodedIssue> {
  if (!isAlone(options)) return;
  const open = unprotected(options);
  if (open === undefined) return;
  const hint = 'write listenPorts: [{ HTTPS: 443 }], or add { HTTP: 80 } with tls.redirectPort: 443';
  const asks = options.auth !== undefined && options.auth.type !== 'none';
  for (const key of [
    ...(asks ? ['auth'] : []),
    ...(options.jwtValidation === undefined ? [] : ['jwtValidation']),
  ]) {
    const message = `${key} does not count on the listener HTTP-${open}: whoever comes that way gets in without it`;
    yield { ...conflict(message, key), hint };
  }
  if (options.backendProtocolVersion === 'GRPC') {
    const message = `the listener HTTP-${open} cannot send to targets that speak gRPC`;
    yield { ...conflict(message, 'backendProtocolVersion'), hint };
  }
}

function* otherProblems(options: AlbRuleInput): Iterable<CodedIssue> {
  if (options.auth !== undefined && options.auth.type !== 'none' && options.jwtValidation !== undefined) {
    yield conflict('auth and jwtValidation exclude each other', 'jwtValidation');
  }
  if (options.waf?.aclArn !== undefined && options.waf.aclName !== undefined) {
    yield conflict('waf.aclArn is ignored when waf.aclName is set', 'waf', 'aclArn');
  }
  yield* authProblems(options.auth);
  if (options.targetNodeLabels !== undefined && options.targetType !== 'instance') {
    yield conflict('targetNodeLabels needs targetType: instance', 'targetNodeLabels');
  }
  if (options.targetControlPorts !== undefined && options.targetType === 'instance') {
    yield conflict('targetControlPorts needs targetType: ip', 'targetControlPorts');
  }
}

function* authProblems(auth: Auth | undefined): Iterable<CodedIssue> {
  if (auth?.type !== 'none') return;
  for (const key of [
    'onUnauthenticatedRequest',
    'scopes',
    'sessionCookie',
    'sessionTimeoutSeconds',
  ] as const) {
    if (auth[key] === undefined) continue;
    yield { ...conflict(`auth.${key} does nothing with type: none`, 'auth', key), hint: 'remove it' };
  }
}

/** Source: buildFrontendNlbScheme in pkg/ingress/model_build_frontend_nlb.go: the default is internal, whatever the ALB is. */
function* frontendProblems({ frontendNlb }: AlbRuleInput): Iterable<CodedIssue> {
  if (frontendNlb === undefined) return;
  if (frontendNlb.enabled === false) {
    for (const key of Object.keys(frontendNlb).filter((one) => one !== 'enabled')) {
      const message = `frontendNlb.${key} does nothing with enabled: false`;
      yield { ...conflict(message, 'frontendNlb', key), hint: 'write enabled: true, or remove it' };
    }
    return;
  }
  const { eipAllocations: addresses, scheme = 'internal', subnets } = frontendNlb;
  if (addresses === undefined) return;
  if (scheme !== 'internet-facing') {
    const message =
      'frontendNlb.eipAllocations needs frontendNlb.scheme: internet-facing; its default is internal, whatever the ALB is';
    yield conflict(message, 'frontendNlb', 'eipAllocations');
  }
  if (subnets !== undefined && subnets.length !== addresses.length) {
    const message = `frontendNlb.eipAllocations has ${addresses.length} entries for ${subnets.length} subnets; it must have one for each`;
    yield conflict(message, 'frontendNlb', 'eipAllocations');
  }
}
