import type {
  Action,
  Condition,
  InboundRule,
  Listener,
  LoadBalancer,
  Rule,
  SecurityGroup,
  Stack,
  StringMap,
  TargetGroup,
} from '@nodeless/contracts/load-balancer-stacks';

/** A stack in the short form of the recorded verdicts, part by part. */
export function shortForm({ loadBalancers, targetGroups }: Stack): string[] {
  return [
    ...loadBalancers.flatMap(({ inbound }) => (inbound.length === 0 ? [] : [groupForm(inbound)])),
    ...loadBalancers.flatMap(({ listeners }) => listeners.map(listenerForm)),
    ...loadBalancers.flatMap(({ listeners }) =>
      listeners.flatMap(({ port, rules }) => rules.map((rule) => ruleForm(port, rule))),
    ),
    ...loadBalancers.map(balancerForm),
    ...targetGroups.map(targetGroupForm),
    ...loadBalancers.flatMap((balancer) => [...addOns(balancer)]),
  ];
}

function groupForm(inbound: readonly InboundRule[]): string {
  return `SG([${inbound.map(permissionForm).join(', ')}])`;
}

function permissionForm({ protocol, from, to, source }: InboundRule): string {
  const who =
    'prefixList' in source
      ? `prefixLists: [{listID: ${source.prefixList}}]`
      : source.cidr.includes(':')
        ? `ipv6Ranges: [{cidrIPv6: ${source.cidr}}]`
        : `ipRanges: [{cidrIP: ${source.cidr}}]`;
  return `{p: ${protocol}, from: ${from}, to: ${to}, ${who}}`;
}

function listenerForm(listener: Listener): string {
  const { protocol, port, certificates, sslPolicy, alpnPolicy, attributes, defaultActions } = listener;
  return `L(${[
    `${protocol}-${port}`,
    ...(sslPolicy === undefined ? [] : [`certs=${certificates.length}`, sslPolicy]),
    ...(alpnPolicy === undefined ? [] : [`alpn=${listForm([alpnPolicy])}`]),
    ...(Object.keys(attributes).length === 0 ? [] : [`attrs=${mapForm(attributes)}`]),
    `default=${actionsForm(defaultActions)}`,
  ].join(',')})`;
}

const actionsForm = (actions: readonly Action[]) => actions.map(({ type }) => type).join('+');

function ruleForm(port: number, { priority, conditions, actions }: Rule): string {
  return `R(${port}:${priority}: [${conditions.map(conditionForm).join(', ')}] -> ${actionsForm(actions)})`;
}

const CONFIGS = {
  'host-header': 'hostHeader',
  'path-pattern': 'pathPattern',
  'http-header': 'httpHeader',
  'http-request-method': 'httpRequestMethod',
  'query-string': 'queryString',
  'source-ip': 'sourceIP',
} as const;

function conditionForm(condition: Condition): string {
  const values =
    condition.field === 'query-string'
      ? condition.values.map(
          ({ key, value }) => `{${key === undefined ? '' : `key: ${key}, `}value: ${value}}`,
        )
      : condition.values;
  const name = condition.field === 'http-header' ? `httpHeaderName: ${condition.header}, ` : '';
  const key = 'isRegex' in condition && condition.isRegex ? 'regexValues' : 'values';
  return `{field: ${condition.field}, ${CONFIGS[condition.field]}: {${name}${key}: [${values.join(', ')}]}}`;
}

function balancerForm(balancer: LoadBalancer): string {
  const { isFrontend, scheme, ipAddressType, subnets, securityGroups, attributes, tags, name } = balancer;
  return `LB(${[
    `${isFrontend ? 'nlb:' : ''}${scheme}`,
    ipAddressType,
    `subnets=${listForm((subnets ?? []).map((one) => subnetForm(one.name)))}`,
    `sgs=${listForm(securityGroups.map(securityGroupForm))}`,
    ...(Object.keys(attributes).length === 0 ? [] : [`attrs=${mapForm(attributes)}`]),
    ...(Object.keys(tags).length === 0 ? [] : [`tags=${mapForm(tags)}`]),
    ...(name === undefined || isFrontend ? [] : [`name=${name}`]),
  ].join(',')})`;
}

function* addOns({ webAcl, classicWebAcl, shield }: LoadBalancer): Iterable<string> {
  if (webAcl !== undefined) yield `WebACLAssociation{"webACLARN": "${aclForm(webAcl)}"}`;
  if (classicWebAcl !== undefined) yield `WebACLAssociation{"webACLID": "${classicWebAcl}"}`;
  if (shield !== undefined) yield `Protection{"enabled": ${shield}}`;
}

/** The ARN of a web ACL that is named. */
const aclForm = (acl: string) =>
  acl === '' || acl.startsWith('arn:')
    ? acl
    : `arn:aws:wafv2:ap-northeast-2:111122223333:regional/webacl/${acl}/1`;

/** Subnets are called by the last digit of their id; those by name are private. */
const subnetForm = (name: string) =>
  name.startsWith('subnet-') ? name.slice(-1) : String('abc'.indexOf(name.slice(-1)) + 1);

function securityGroupForm(group: SecurityGroup): string {
  if (group.kind !== 'given') return group.kind === 'managed' ? 'managed' : 'sg-backend';
  return group.name.startsWith('sg-') ? group.name : `sg-of-${group.name}`;
}

function targetGroupForm({
  targetType,
  protocol,
  port,
  targetPort,
  healthCheck,
  attributes,
}: TargetGroup): string {
  const shown = targetType === 'alb' ? port : (targetPort ?? 1);
  const check = `${healthCheck.protocol}:${healthCheck.port} ${healthCheck.path ?? ''} every ${healthCheck.intervalSeconds}`;
  return `TG(${targetType},${protocol}:${shown},hc=${check},attrs=${mapForm(attributes)})`;
}

const listForm = (items: readonly string[]) => `[${items.map(quoted).join(', ')}]`;

const mapForm = (map: StringMap) =>
  `{${Object.entries(map)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => `${quoted(key)}: ${quoted(value)}`)
    .join(', ')}}`;

function quoted(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\');
  return text.includes("'") ? `"${escaped}"` : `'${escaped}'`;
}
