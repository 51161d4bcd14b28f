import { conflictAt, errorAt } from '@nodeless/catalogue';
import { suggestion } from '@nodeless/catalogue/schema';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { Diagnostic } from '@nodeless/core';
import type { ClusterRuleInput } from './cluster-rule-input.ts';
import type { ClusterRule } from './rule.ts';

/** Classes of Gateways have free names, Gateways name classes of their own kind, and EKS Auto Mode has neither. */
export const gateways: ClusterRule = {
  codes: [VALUE_CODES['spec/invalid-name'], VALUE_CODES['spec/conflict']],
  title:
    'A Gateway names a class that is not there or of another kind, or stands in a cluster with EKS Auto Mode',
  references: [
    'pkg/gateway/constants/controller_constants.go of the controller 3.5.0',
    'https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html',
  ],
  check: (input) => [...autoModeProblems(input), ...nameProblems(input), ...classProblems(input)],
};

function* autoModeProblems({ spec, stack }: ClusterRuleInput): Iterable<Diagnostic> {
  if (spec.compute?.autoMode === undefined) return;
  for (const key of ['gatewayClasses', 'gateways'] as const) {
    if (Object.keys(spec[key] ?? {}).length === 0) continue;
    const message = 'EKS Auto Mode makes no load balancers of Gateways';
    const other = { path: ['compute', 'autoMode'], message: 'EKS Auto Mode is switched on here' };
    yield conflictAt(stack, [key], message, 'use ingressClasses and expose.alb', other);
  }
}

function* nameProblems({ spec, stack }: ClusterRuleInput): Iterable<Diagnostic> {
  for (const name of Object.keys(spec.gatewayClasses ?? {})) {
    if (name !== 'alb' && name !== 'nlb') continue;
    const message = `the class ${name} is always there`;
    const hint = 'choose another name';
    yield errorAt(stack, ['gatewayClasses', name], { code: 'spec/invalid-name', message, hint });
  }
}

function* classProblems({ spec, stack }: ClusterRuleInput): Iterable<Diagnostic> {
  const classes = new Map(Object.entries(spec.gatewayClasses ?? {}));
  for (const [name, gateway] of Object.entries(spec.gateways ?? {})) {
    const [type, asked] = [typeOf(gateway), gateway.class];
    if (asked === undefined || asked === type) continue;
    const found = classes.get(asked);
    if (found !== undefined && typeOf(found) === type) continue;
    const known = [type, ...[...classes].flatMap(([key, one]) => (typeOf(one) === type ? [key] : []))];
    const message =
      found === undefined
        ? `there is no class of Gateways ${JSON.stringify(asked)}`
        : `the class ${asked} is for ${typeOf(found)}, and the Gateway is for ${type}`;
    const hint = suggestion(asked, known) ?? `classes: ${known.join(', ')}`;
    yield errorAt(stack, ['gateways', name, 'class'], { code: 'spec/conflict', message, hint });
  }
}

const typeOf = (one: object) => ('alb' in one ? 'alb' : 'nlb');
