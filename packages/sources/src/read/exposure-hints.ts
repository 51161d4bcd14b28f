/** Words that other tools have for options of load balancers, with what stands for them here. */
interface Words {
  readonly words: readonly string[];
  readonly hint: string;
}

const BOTH: readonly Words[] = [
  {
    words: ['certificate', 'certificates', 'certificateArn', 'certificateARN', 'certificateArns', 'sslCert'],
    hint: 'write tls: { certificates: [arn:…] }',
  },
  { words: ['sslPolicy', 'tlsPolicy'], hint: 'write tls: { policy: … }' },
  {
    words: ['internal', 'public', 'internetFacing', 'private'],
    hint: 'write scheme: internet-facing, or internal',
  },
  { words: ['dualstack', 'ipFamily', 'ipv6'], hint: 'write ipAddressType: dualstack' },
  { words: ['loadBalancerName'], hint: 'write name' },
  { words: ['loadBalancerAttributes'], hint: 'write attributes' },
  { words: ['healthcheck', 'health', 'healthCheckPath'], hint: 'write healthCheck: { path: /healthz }' },
  {
    words: ['annotations'],
    hint: 'each annotation of the controller has an option of its own; docs/app.md lists them',
  },
];

const ALB: readonly Words[] = [
  ...BOTH,
  {
    words: ['hosts', 'path', 'paths'],
    hint: 'write rules: [{ hosts: [web.example.com], paths: [{ path: /api }] }]',
  },
  { words: ['hostname', 'domain'], hint: 'write host, or hosts of rules' },
  { words: ['sourceRanges', 'allowedCidrs', 'loadBalancerSourceRanges'], hint: 'write inboundCidrs' },
  {
    words: ['redirect', 'sslRedirect', 'redirectHttp', 'redirectPort', 'httpsRedirect'],
    hint: 'write listenPorts: [{ HTTP: 80 }, { HTTPS: 443 }] and tls: { redirectPort: 443 }; hosts and paths are redirected by actions',
  },
  {
    words: ['groupName', 'groupOrder', 'ingressGroup', 'order'],
    hint: 'write group: { name: …, order: … }, or class: one of ingressClasses of the cluster that has a group',
  },
  { words: ['ingressClass', 'ingressClassName', 'className'], hint: 'write class' },
  { words: ['webAcl', 'wafAcl', 'wafAclArn', 'wafv2AclArn'], hint: 'write waf: { aclArn: arn:… }' },
  { words: ['listeners', 'ports', 'listenPort'], hint: 'write listenPorts: [{ HTTPS: 443 }]' },
  {
    words: ['weight', 'weights', 'canary'],
    hint: 'write actions with type: forward, whose targetGroups have a weight each',
  },
  {
    words: ['mtls', 'clientCertificates'],
    hint: 'write tls: { mutualAuthentication: [{ port: 443, mode: verify, trustStore: … }] }',
  },
  { words: ['oidc', 'cognito', 'login'], hint: 'write auth: { type: oidc, oidc: { … } }, or type: cognito' },
];

const NLB: readonly Words[] = [
  ...BOTH,
  { words: ['host', 'hosts', 'dnsName', 'dnsNames', 'hostnames', 'domain'], hint: 'write hostname' },
  { words: ['inboundCidrs', 'allowedCidrs', 'loadBalancerSourceRanges'], hint: 'write sourceRanges' },
  {
    words: ['port', 'ports', 'listeners', 'listenPorts', 'protocol'],
    hint: 'an NLB listens on the ports of the app: ports: [{ name: game, containerPort: 7777, protocol: UDP }]',
  },
  {
    words: ['eip', 'eips', 'elasticIps', 'allocationIds'],
    hint: 'write eipAllocations: [eipalloc-…], one a subnet',
  },
];

const EXPOSE: readonly Words[] = [
  { words: ['ingress', 'http', 'https', 'host'], hint: 'write alb: { host: web.example.com }' },
  {
    words: ['loadBalancer', 'tcp', 'udp'],
    hint: 'write nlb: {}, or alb: { host: web.example.com } for HTTP',
  },
];

/**
 * What to write instead of a key of `expose` that has another name here; undefined for all others.
 *
 * @param path of the key, as `expose.alb.hosts`
 */
export function exposureHint(path: string): string | undefined {
  const [, kind, word = ''] = /(?:^|\.)expose(?:\.(alb|nlb))?\.([^.]+)$/.exec(path) ?? [];
  const table = kind === 'alb' ? ALB : kind === 'nlb' ? NLB : EXPOSE;
  return table.find(({ words }) => words.includes(word))?.hint;
}
