import type { CodedIssue } from '../issue.ts';
import { sourceRangeProblem } from './source-range.ts';
import { logProblems, timeoutProblems, type HealthCheckTimes, type LogAttributes } from './shared-rules.ts';
import { isIpv6Cidr } from './values.ts';

/** The options that take part in rules over several options; lists by their items, everything else by its value. */
export interface NlbRuleInput {
  readonly scheme?: string | undefined;
  readonly targetType?: string | undefined;
  readonly ipAddressType?: string | undefined;
  readonly subnets?: readonly string[] | undefined;
  readonly securityGroups?: readonly string[] | undefined;
  readonly disableSecurityGroups?: boolean | undefined;
  readonly sourceRanges?: readonly string[] | undefined;
  readonly securityGroupPrefixLists?: readonly string[] | undefined;
  readonly manageBackendSecurityGroupRules?: unknown;
  readonly icmpForPathMtuDiscovery?: boolean | undefined;
  readonly proxyProtocol?: boolean | undefined;
  readonly proxyProtocolPorts?: readonly unknown[] | undefined;
  readonly healthCheck?:
    | (HealthCheckTimes & {
        readonly protocol?: string | undefined;
        readonly path?: unknown;
        readonly successCodes?: unknown;
      })
    | undefined;
  readonly attributes?: LogAttributes | undefined;
  readonly eipAllocations?: readonly string[] | undefined;
  readonly privateIpv4Addresses?: readonly string[] | undefined;
  readonly ipv6Addresses?: readonly string[] | undefined;
  readonly prefixForIpv6SourceNat?: boolean | undefined;
  readonly sourceNatIpv6Prefixes?: readonly string[] | undefined;
  readonly targetNodeLabels?: unknown;
}

/** What the controller refuses or silently ignores in the combination of options. */
export function nlbProblems(options: NlbRuleInput): CodedIssue[] {
  return [
    ...healthCheckProblems(options),
    ...timeoutProblems(options.healthCheck, { interval: 10, timeout: 10 }),
    ...logProblems(options.attributes),
    ...addressProblems(options),
    ...securityProblems(options),
    ...targetProblems(options),
  ];
}

function* healthCheckProblems({ healthCheck }: NlbRuleInput): Iterable<CodedIssue> {
  if (healthCheck === undefined || healthCheck.protocol === 'http' || healthCheck.protocol === 'https')
    return;
  for (const key of ['path', 'successCodes'] as const) {
    if (healthCheck[key] === undefined) continue;
    const message = `healthCheck.${key} counts only when healthCheck.protocol is http or https`;
    yield { code: 'spec/conflict', message, hint: 'add protocol: http', path: ['healthCheck', key] };
  }
}

function* addressProblems(options: NlbRuleInput): Iterable<CodedIssue> {
  const { scheme = 'internal', ipAddressType = 'ipv4', subnets } = options;
  const only = function* (
    key: keyof NlbRuleInput,
    allowed: boolean,
    condition: string,
  ): Iterable<CodedIssue> {
    const value = options[key];
    if (value === undefined || value === false || allowed) return;
    yield { code: 'spec/conflict', message: `${key} needs ${condition}`, path: [key] };
  };
  const dualstack = ipAddressType === 'dualstack';
  yield* only('eipAllocations', scheme === 'internet-facing', 'scheme: internet-facing');
  yield* only('privateIpv4Addresses', scheme === 'internal', 'scheme: internal');
  yield* only('ipv6Addresses', dualstack, 'ipAddressType: dualstack');
  yield* only('prefixForIpv6SourceNat', dualstack, 'ipAddressType: dualstack');
  yield* only(
    'sourceNatIpv6Prefixes',
    options.prefixForIpv6SourceNat === true,
    'prefixForIpv6SourceNat: true',
  );
  if (!dualstack) {
    for (const [index, range] of (options.sourceRanges ?? []).entries()) {
      if (!isIpv6Cidr(range)) continue;
      yield {
        code: 'spec/conflict',
        message: 'an IPv6 range needs ipAddressType: dualstack',
        path: ['sourceRanges', index],
      };
    }
  }
  for (const key of [
    'eipAllocations',
    'privateIpv4Addresses',
    'ipv6Addresses',
    'sourceNatIpv6Prefixes',
  ] as const) {
    const count = options[key]?.length;
    if (subnets === undefined || count === undefined || count === subnets.length) continue;
    const message = `${key} has ${count} entries for ${subnets.length} subnets; it must have one for each`;
    yield { code: 'spec/conflict', message, path: [key] };
  }
}

function* securityProblems(options: NlbRuleInput): Iterable<CodedIssue> {
  for (const [index, range] of (options.sourceRanges ?? []).entries()) {
    const problem = sourceRangeProblem(range);
    if (problem !== undefined)
      yield { code: 'network/invalid-cidr', ...problem, path: ['sourceRanges', index] };
  }
  yield* withoutGroups(options);
  if (options.securityGroups === undefined) return;
  for (const key of ['sourceRanges', 'securityGroupPrefixLists'] as const) {
    if (options[key] === undefined) continue;
    yield { code: 'spec/conflict', message: `${key} is ignored when securityGroups is set`, path: [key] };
  }
  if (options.disableSecurityGroups === true) {
    const message = 'disableSecurityGroups excludes securityGroups';
    yield { code: 'spec/conflict', message, path: ['disableSecurityGroups'] };
  }
}

/**
 * What rules of security groups would say, where there are none of the load balancer's own.
 * Source: buildTargetGroupBindingNetworkingLegacy in pkg/service/model_build_target_group.go, which reads
 * manageBackendSecurityGroupRules without groups of the load balancer.
 */
function* withoutGroups(options: NlbRuleInput): Iterable<CodedIssue> {
  const isDisabled = options.disableSecurityGroups === true;
  if (
    options.manageBackendSecurityGroupRules !== undefined &&
    options.securityGroups === undefined &&
    !isDisabled
  ) {
    const message =
      'manageBackendSecurityGroupRules counts only with securityGroups or disableSecurityGroups: the rules of its own group are always there';
    yield conflict(message, 'remove it', 'manageBackendSecurityGroupRules');
  }
  if (!isDisabled) return;
  const hint = 'remove it, or remove disableSecurityGroups';
  for (const key of ['securityGroupPrefixLists', 'icmpForPathMtuDiscovery'] as const) {
    if (options[key] === undefined || options[key] === false) continue;
    yield conflict(`${key} does nothing: disableSecurityGroups leaves no group to write it into`, hint, key);
  }
}

const conflict = (message: string, hint: string, ...path: (string | number)[]): CodedIssue => ({
  code: 'spec/conflict',
  message,
  hint,
  path,
});

function* targetProblems(options: NlbRuleInput): Iterable<CodedIssue> {
  if (options.targetNodeLabels !== undefined && options.targetType !== 'instance') {
    yield {
      code: 'spec/conflict',
      message: 'targetNodeLabels needs targetType: instance',
      path: ['targetNodeLabels'],
    };
  }
  if (options.proxyProtocol === true && options.proxyProtocolPorts !== undefined) {
    const message = 'proxyProtocolPorts is ignored when proxyProtocol is true';
    yield { code: 'spec/conflict', message, path: ['proxyProtocolPorts'] };
  }
}
