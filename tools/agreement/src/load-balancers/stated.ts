import { at, isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import { touched, type StackRow } from './row.ts';

/**
 * What is written of an option where nothing is meant to change: defaults, the private subnets that are found anyway, a forward to
 * the app itself. Of certificates the record tells the number alone.
 */
const STATED: { readonly [option: string]: readonly string[] } = {
  auth: ['{"type":"none"}'],
  backendProtocol: ['"HTTP"'],
  backendProtocolVersion: ['"HTTP1"'],
  disableSecurityGroups: ['false'],
  frontendNlb: ['{"enabled":false}'],
  'healthCheck.intervalSeconds': ['10', '15'],
  'healthCheck.port': ['"traffic-port"'],
  'healthCheck.protocol': ['"tcp"', '"HTTP"'],
  'healthCheck.successCodes': ['"200"'],
  actions: [
    '{"$NAME":{"type":"forward","forwardConfig":{"targetGroups":[{"serviceName":"$NAME","servicePort":80,"weight":1}]}}}',
  ],
  icmpForPathMtuDiscovery: ['false'],
  ipAddressType: ['"ipv4"'],
  listenPorts: ['[{"HTTP":80}]'],
  listenerAttributes: ['{"TCP-80":{}}'],
  manageBackendSecurityGroupRules: ['false'],
  multiClusterTargetGroup: ['false'],
  prefixForIpv6SourceNat: ['false'],
  proxyProtocol: ['false'],
  sourceRanges: ['["0.0.0.0/0"]'],
  subnets: ['["subnet-00000000000000001","subnet-00000000000000002","subnet-00000000000000003"]'],
  targetGroupAttributes: ['{"proxy_protocol_v2.enabled":false}'],
  targetGroupAttributesByPort: ['{"80":{}}'],
  targetType: ['"ip"'],
  tcpUdpListener: ['false'],
  tls: ['{}'],
  'tls.backendProtocol': ['"tcp"'],
  'tls.certificates': ['["arn"]'],
  useRegexPathMatch: ['false'],
  waf: ['{}'],
};

/** Records of ExternalDNS are nothing of the load balancer. */
const OF_OTHERS = ['hostname', 'dnsNames'];

/**
 * Whether the options of a variant say what is so without them, or what its family says already.
 *
 * @param family what all variants of the family say
 */
export function statesDefault(row: StackRow, family: JsonObject): boolean {
  const [app] = row.apps;
  const [kind = ''] = Object.keys(app?.expose ?? {});
  const options = app?.expose[kind];
  return touched(row).options.every((option) => {
    if (OF_OTHERS.includes(option)) return true;
    return isStated(option, valueAt(options, option), valueAt(family, option));
  });
}

function isStated(option: string, value: JsonValue | undefined, usual: JsonValue | undefined): boolean {
  const text = textOf(value);
  if (STATED[option]?.includes(text) === true || text === textOf(usual)) return true;
  const others = isJsonObject(usual) ? usual : {};
  return (
    isJsonObject(value) &&
    Object.keys(others).every((key) => value[key] !== undefined) &&
    Object.entries(value).every(([key, inner]) => isStated(`${option}.${key}`, inner, others[key]))
  );
}

/** ARNs are all one. */
const textOf = (value: JsonValue | undefined) =>
  (JSON.stringify(value) ?? '').replace(/"arn:[^"]*"/g, '"arn"');

function valueAt(options: JsonValue | undefined, option: string): JsonValue | undefined {
  return isJsonObject(options) ? at(options, ...option.split('.')) : undefined;
}

/** What most variants of a family say, by option: the family's own options. */
export function familyOptions(rows: readonly StackRow[]): JsonObject {
  const counts = new Map<string, Map<string, number>>();
  for (const { apps } of rows) {
    const [kind = ''] = Object.keys(apps[0]?.expose ?? {});
    const options = apps[0]?.expose[kind];
    for (const [option, value] of Object.entries(isJsonObject(options) ? options : {})) {
      const values = counts.get(option) ?? new Map<string, number>();
      const text = JSON.stringify(value);
      counts.set(option, values.set(text, (values.get(text) ?? 0) + 1));
    }
  }
  const shared = [...counts].flatMap(([option, values]) =>
    [...values]
      .filter(([, count]) => count > rows.length / 2)
      .map(([text]) => [option, JSON.parse(text) as JsonValue] as const),
  );
  return Object.fromEntries(shared);
}
