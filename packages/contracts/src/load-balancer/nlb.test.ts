import { z } from 'zod';
import { problemsOf } from '../testing/problems.ts';
import { nlbAnnotations } from './nlb-annotations.ts';
import { NlbOptionsSchema } from './nlb-options.ts';

test('the options of a public web page become these annotations', () => {
  const options = NlbOptionsSchema.parse({
    scheme: 'internet-facing',
    targetType: 'ip',
    healthCheck: { port: 8080, intervalSeconds: 10 },
    attributes: { 'load_balancing.cross_zone.enabled': true },
    tags: { team: 'web', 'cost center': '12+3' },
  });
  expect(nlbAnnotations(options)).toEqual({
    'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internet-facing',
    'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type': 'ip',
    'service.beta.kubernetes.io/aws-load-balancer-healthcheck-port': '8080',
    'service.beta.kubernetes.io/aws-load-balancer-healthcheck-interval': '10',
    'service.beta.kubernetes.io/aws-load-balancer-attributes': 'load_balancing.cross_zone.enabled=true',
    'service.beta.kubernetes.io/aws-load-balancer-additional-resource-tags': 'cost center=12+3,team=web',
  });
});

test('special encodings and templated names', () => {
  const action = {
    type: 'forward',
    forwardConfig: { targetGroups: [{ servicePort: 80, serviceName: 'b' }], baseServiceWeight: 1 },
  };
  const options = NlbOptionsSchema.parse({
    proxyProtocol: true,
    icmpForPathMtuDiscovery: false,
    inboundRulesOnPrivateLinkTraffic: false,
    minimumCapacityUnits: 3000,
    sourceRanges: ['10.0.0.0/8', '192.168.0.0/16'],
    tls: { certificates: ['arn:aws:acm:us-east-1:111122223333:certificate/a'], ports: [443, 'https'] },
    listenerAttributes: { 'TCP-80': { 'tcp.idle_timeout.seconds': 400 } },
    targetGroupAttributesByPort: {
      '80': { 'preserve_client_ip.enabled': false, 'stickiness.type': 'source_ip' },
    },
    actions: { 'TCP-80': action },
  });
  expect(nlbAnnotations(options)).toEqual({
    'service.beta.kubernetes.io/aws-load-balancer-proxy-protocol': '*',
    'service.beta.kubernetes.io/aws-load-balancer-inbound-sg-rules-on-private-link-traffic': 'off',
    'service.beta.kubernetes.io/aws-load-balancer-minimum-load-balancer-capacity': 'CapacityUnits=3000',
    'service.beta.kubernetes.io/load-balancer-source-ranges': '10.0.0.0/8,192.168.0.0/16',
    'service.beta.kubernetes.io/aws-load-balancer-ssl-cert':
      'arn:aws:acm:us-east-1:111122223333:certificate/a',
    'service.beta.kubernetes.io/aws-load-balancer-ssl-ports': '443,https',
    'service.beta.kubernetes.io/aws-load-balancer-listener-attributes.TCP-80': 'tcp.idle_timeout.seconds=400',
    'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes.80':
      'preserve_client_ip.enabled=false,stickiness.type=source_ip',
    'service.beta.kubernetes.io/actions.TCP-80':
      '{"forwardConfig":{"baseServiceWeight":1,"targetGroups":[{"serviceName":"b","servicePort":80}]},"type":"forward"}',
  });
});

test('no options, no annotations', () => {
  expect(nlbAnnotations(NlbOptionsSchema.parse({}))).toEqual({});
});

const VALUE = 'lb/unknown-option-value';

test.each([
  [{ scheme: 'public' }, `scheme: ${VALUE}`],
  [{ targetType: 'pod' }, `targetType: ${VALUE}`],
  [{ name: 'a'.repeat(33) }, `name: ${VALUE}`],
  [{ name: 'internal-a' }, `name: ${VALUE}`],
  [{ healthCheck: { intervalSeconds: 4 } }, `healthCheck.intervalSeconds: ${VALUE}`],
  [{ healthCheck: { intervalSeconds: 301 } }, `healthCheck.intervalSeconds: ${VALUE}`],
  [{ healthCheck: { intervalSeconds: '10' } }, 'healthCheck.intervalSeconds: invalid_type'],
  [{ healthCheck: { intervalSeconds: 10.5 } }, 'healthCheck.intervalSeconds: invalid_type'],
  [{ healthCheck: { port: 'Traffic' } }, `healthCheck.port: ${VALUE}`],
  [{ healthCheck: { port: 65_536 } }, `healthCheck.port: ${VALUE}`],
  [{ healthCheck: { protocol: 'http', path: 'healthz' } }, `healthCheck.path: ${VALUE}`],
  [{ healthCheck: { protocol: 'http', successCodes: '2xx' } }, `healthCheck.successCodes: ${VALUE}`],
  [
    { attributes: { 'load_balancing.cross_zone.enabled': 'yes' } },
    'attributes.load_balancing.cross_zone.enabled: invalid_type',
  ],
  [{ attributes: { 'idle_timeout.timeout_seconds': 60 } }, 'attributes: unrecognized_keys'],
  [
    { attributes: { 'secondary_ips.auto_assigned.per_subnet': 8 } },
    `attributes.secondary_ips.auto_assigned.per_subnet: ${VALUE}`,
  ],
  [{ subnets: [] }, `subnets: ${VALUE}`],
  [{ subnets: ['a,b'] }, `subnets.0: ${VALUE}`],
  [{ sourceRanges: ['10.0.0.0'] }, 'sourceRanges.0: network/invalid-cidr'],
  [{ tags: { 'a=b': 'c' } }, `tags.a=b: ${VALUE}`],
  [{ tags: { 'aws:x': 'c' } }, `tags.aws:x: ${VALUE}`],
  [{ listenerAttributes: { 'HTTP-80': {} } }, `listenerAttributes.HTTP-80: ${VALUE}`],
  [{ tls: { policy: 'ELBSecurityPolicy-2016-08' } }, 'tls.certificates: invalid_type'],
  [{ tls: { certificates: ['abc'] } }, `tls.certificates.0: ${VALUE}`],
  [{ schema: 'internal' }, ': unrecognized_keys'],
])('%j is refused', (input, problem) => {
  expect(problemsOf(NlbOptionsSchema, input)).toEqual([problem]);
});

test.each([
  [{ healthCheck: { path: '/a' } }, { healthCheck: { protocol: 'http', path: '/a' } }, 'healthCheck.path'],
  [
    { healthCheck: { protocol: 'tcp', successCodes: '200' } },
    { healthCheck: { protocol: 'https', successCodes: '200' } },
    'healthCheck.successCodes',
  ],
  [
    { eipAllocations: ['eipalloc-0a'] },
    { eipAllocations: ['eipalloc-0a'], scheme: 'internet-facing', subnets: ['subnet-a'] },
    'eipAllocations',
  ],
  [
    { eipAllocations: ['eipalloc-0a'], scheme: 'internet-facing', subnets: ['subnet-a', 'subnet-b'] },
    {
      eipAllocations: ['eipalloc-0a', 'eipalloc-0b'],
      scheme: 'internet-facing',
      subnets: ['subnet-a', 'subnet-b'],
    },
    'eipAllocations',
  ],
  [
    { privateIpv4Addresses: ['10.0.0.1'], scheme: 'internet-facing' },
    { privateIpv4Addresses: ['10.0.0.1'] },
    'privateIpv4Addresses',
  ],
  [
    { ipv6Addresses: ['2001:db8::1'] },
    { ipv6Addresses: ['2001:db8::1'], ipAddressType: 'dualstack' },
    'ipv6Addresses',
  ],
  [{ prefixForIpv6SourceNat: true }, { prefixForIpv6SourceNat: false }, 'prefixForIpv6SourceNat'],
  [
    { sourceNatIpv6Prefixes: ['auto_assigned'] },
    { sourceNatIpv6Prefixes: ['auto_assigned'], prefixForIpv6SourceNat: true, ipAddressType: 'dualstack' },
    'sourceNatIpv6Prefixes',
  ],
  [{ sourceRanges: ['::/0'] }, { sourceRanges: ['::/0'], ipAddressType: 'dualstack' }, 'sourceRanges.0'],
  [
    { sourceRanges: ['10.0.0.0/8'], securityGroups: ['sg-1'] },
    { sourceRanges: ['10.0.0.0/8'] },
    'sourceRanges',
  ],
  [
    { disableSecurityGroups: true, securityGroups: ['sg-1'] },
    { disableSecurityGroups: true },
    'disableSecurityGroups',
  ],
  [
    { targetNodeLabels: { a: 'b' } },
    { targetNodeLabels: { a: 'b' }, targetType: 'instance' },
    'targetNodeLabels',
  ],
  [
    { manageBackendSecurityGroupRules: false },
    { manageBackendSecurityGroupRules: false, securityGroups: ['sg-1'] },
    'manageBackendSecurityGroupRules',
  ],
  [
    { disableSecurityGroups: true, securityGroupPrefixLists: ['pl-1'] },
    { disableSecurityGroups: true, manageBackendSecurityGroupRules: false },
    'securityGroupPrefixLists',
  ],
  [
    { disableSecurityGroups: true, icmpForPathMtuDiscovery: true },
    { disableSecurityGroups: true, icmpForPathMtuDiscovery: false },
    'icmpForPathMtuDiscovery',
  ],
  [
    { healthCheck: { timeoutSeconds: 11 } },
    { healthCheck: { timeoutSeconds: 11, intervalSeconds: 11 } },
    'healthCheck.timeoutSeconds',
  ],
  [{ proxyProtocol: true, proxyProtocolPorts: [80] }, { proxyProtocolPorts: [80] }, 'proxyProtocolPorts'],
])('%j does not go together, %j does', (bad, good, path) => {
  expect(problemsOf(NlbOptionsSchema, bad)).toEqual([`${path}: spec/conflict`]);
  expect(problemsOf(NlbOptionsSchema, good)).toEqual([]);
});

test('a bad value does not hide a bad combination', () => {
  expect(problemsOf(NlbOptionsSchema, { targetType: 'pod', eipAllocations: ['eipalloc-0a'] })).toEqual([
    `targetType: ${VALUE}`,
    'eipAllocations: spec/conflict',
  ]);
});

test('target groups of an action: one kind of target, a port, a weight', () => {
  const groups = (...targetGroups: object[]) => ({
    actions: { 'TCP-80': { type: 'forward', forwardConfig: { baseServiceWeight: 1, targetGroups } } },
  });
  const at = 'actions.TCP-80.forwardConfig.targetGroups';
  expect(problemsOf(NlbOptionsSchema, groups({ serviceName: 'a', servicePort: 'http' }))).toEqual([]);
  expect(
    problemsOf(NlbOptionsSchema, groups({ serviceName: 'a' }, { weight: 1000, targetGroupARN: 'arn:x' })),
  ).toEqual([`${at}.1.weight: ${VALUE}`, `${at}.0: spec/missing-key`, `${at}.0: spec/missing-key`]);
  expect(
    problemsOf(NlbOptionsSchema, groups({ serviceName: 'a', servicePort: 80, targetGroupARN: 'arn:x' })),
  ).toEqual([`${at}.0: spec/conflict`]);
});

test('the hint lists what is allowed', () => {
  const issues = NlbOptionsSchema.safeParse({ scheme: 'public' }).error?.issues;
  expect(issues).toEqual([
    {
      code: 'custom',
      path: ['scheme'],
      message: '"public" is not one of internal, internet-facing',
      params: { code: VALUE, hint: 'allowed: internal, internet-facing' },
    },
  ]);
});

test("the editor's schema lists values and bounds", () => {
  const schema = z.toJSONSchema(NlbOptionsSchema, { io: 'input' });
  expect(schema.properties?.['scheme']).toEqual({
    type: 'string',
    enum: ['internal', 'internet-facing'],
    description:
      'Who can reach the load balancer. A change replaces it. Allowed: internal, internet-facing. Default: internal.',
  });
  expect(schema.additionalProperties).toBe(false);
});

test('logs go to a bucket', () => {
  const enabled = { 'access_logs.s3.enabled': true };
  expect(problemsOf(NlbOptionsSchema, { attributes: enabled })).toEqual([
    'attributes.access_logs.s3.enabled: spec/missing-key',
  ]);
  const attributes = { ...enabled, 'access_logs.s3.bucket': 'my-logs' };
  expect(problemsOf(NlbOptionsSchema, { attributes })).toEqual([]);
});
