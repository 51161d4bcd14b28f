import type { CodedIssue } from '../issue.ts';
import { isIpv6Cidr } from './values.ts';

/** The options that take part in rules over several options. */
export interface AlbRuleInput {
  readonly scheme?: string | undefined;
  readonly targetType?: string | undefined;
  readonly ipAddressType?: string | undefined;
  readonly group?: unknown;
  readonly securityGroups?: unknown;
  readonly manageBackendSecurityGroupRules?: unknown;
  readonly inboundCidrs?: readonly string[] | undefined;
  readonly securityGroupPrefixLists?: unknown;
  readonly listenPorts?:
    readonly { readonly HTTP?: number | undefined; readonly HTTPS?: number | undefined }[] | undefined;
  readonly tls?:
    | {
        readonly certificates?: unknown;
        readonly redirectPort?: number | undefined;
        readonly mutualAuthentication?: readonly { readonly port: number }[] | undefined;
        readonly createAcmCertificate?: boolean | undefined;
        readonly privateCaArn?: unknown;
      }
    | undefined;
  readonly auth?: { readonly type: string } | undefined;
  readonly jwtValidation?: unknown;
  readonly waf?: { readonly aclArn?: unknown; readonly aclName?: unknown } | undefined;
  readonly targetNodeLabels?: unknown;
  readonly targetControlPorts?: unknown;
  readonly frontendNlb?:
    | {
        readonly scheme?: string | undefined;
        readonly subnets?: readonly string[] | undefined;
        readonly eipAllocations?: readonly string[] | undefined;
      }
    | undefined;
}

/** What the controller refuses or silently ignores in the combination of options. */
export function albProblems(options: AlbRuleInput): CodedIssue[] {
  return [
    ...accessProblems(options),
    ...tlsProblems(options),
    ...otherProblems(options),
    ...frontendProblems(options),
  ];
}

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

function* tlsProblems({ tls, listenPorts, group }: AlbRuleInput): Iterable<CodedIssue> {
  if (tls === undefined) return;
  if (tls.privateCaArn !== undefined && tls.createAcmCertificate !== true) {
    yield conflict('tls.privateCaArn needs tls.createAcmCertificate: true', 'tls', 'privateCaArn');
  }
  const implicit = tls.certificates === undefined ? [] : [443];
  const ports = listenPorts?.flatMap((entry) => entry.HTTPS ?? []) ?? implicit;
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

function* otherProblems(options: AlbRuleInput): Iterable<CodedIssue> {
  if (options.auth !== undefined && options.auth.type !== 'none' && options.jwtValidation !== undefined) {
    yield conflict('auth and jwtValidation exclude each other', 'jwtValidation');
  }
  if (options.waf?.aclArn !== undefined && options.waf.aclName !== undefined) {
    yield conflict('waf.aclArn is ignored when waf.aclName is set', 'waf', 'aclArn');
  }
  if (options.targetNodeLabels !== undefined && options.targetType === 'ip') {
    yield conflict('targetNodeLabels needs targetType: instance', 'targetNodeLabels');
  }
  if (options.targetControlPorts !== undefined && options.targetType !== 'ip') {
    yield conflict('targetControlPorts needs targetType: ip', 'targetControlPorts');
  }
}

function* frontendProblems({ scheme = 'internal', frontendNlb }: AlbRuleInput): Iterable<CodedIssue> {
  const addresses = frontendNlb?.eipAllocations;
  if (addresses === undefined) return;
  // Without a scheme of its own the NLB takes the ALB's.
  if ((frontendNlb?.scheme ?? scheme) !== 'internet-facing') {
    yield conflict(
      'frontendNlb.eipAllocations needs scheme: internet-facing',
      'frontendNlb',
      'eipAllocations',
    );
  }
  const subnets = frontendNlb?.subnets;
  if (subnets !== undefined && subnets.length !== addresses.length) {
    const message = `frontendNlb.eipAllocations has ${addresses.length} entries for ${subnets.length} subnets; it must have one for each`;
    yield conflict(message, 'frontendNlb', 'eipAllocations');
  }
}
