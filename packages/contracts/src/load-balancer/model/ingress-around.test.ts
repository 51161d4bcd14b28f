import { ingressClass } from './testing/ingress-class.ts';
import { DUAL_VPC, HTTP, ingress, issuesOf, json, service, stacksOf, VPC } from './testing/objects.ts';
import { neverBuilt } from './stack.ts';

const WEB = service('web', {}, { ports: [HTTP] });
const IP = { 'target-type': 'ip' };
const BOTH = { 'certificate-arn': 'arn:a', 'listen-ports': json([{ HTTP: 80 }, { HTTPS: 443 }]) };

test('certificates that nobody has, or nobody knows of', () => {
  const asked = ingress(
    'web',
    { ...IP, 'listen-ports': json([{ HTTPS: 443 }]) },
    { 'a.example.org': { '/': 'web/http' } },
  );
  expect(issuesOf([WEB, asked])).toEqual([
    'fails web: has an HTTPS listener, and ACM holds no certificate for a.example.org',
  ]);
  expect(issuesOf([WEB, asked], { vpc: VPC.vpc })).toEqual([
    'unknown web: names no certificate for its HTTPS listener: the controller takes those that ACM holds for a.example.org, and builds nothing while it finds none',
  ]);
  const made = ingress('web', { ...IP, 'listen-ports': json([{ HTTPS: 443 }]), 'create-acm-cert': 'true' });
  expect(issuesOf([WEB, made], { vpc: VPC.vpc, makesCertificates: true })).toEqual([]);
});

test('what the class says counts before annotations', () => {
  const classes = ingressClass('public', {
    scheme: 'internet-facing',
    targetType: 'ip',
    certificateArn: ['arn:class'],
    subnets: { ids: ['subnet-00000004', 'subnet-00000005'] },
    loadBalancerAttributes: [{ key: 'a', value: 'class' }],
    tags: [{ key: 'team', value: 'class' }],
    sslRedirectPort: 'x',
  });
  const asked = {
    scheme: 'internal',
    'load-balancer-attributes': 'a=b,c=d',
    tags: 'team=web,x=y',
    'ssl-redirect': '9',
  };
  const [stack] = stacksOf([
    WEB,
    ...classes,
    ingress('web', asked, undefined, { ingressClassName: 'public' }),
  ]);
  expect(stack).toMatchObject({
    issues: [],
    loadBalancers: [
      {
        scheme: 'internet-facing',
        subnets: [{ name: 'subnet-00000004' }, { name: 'subnet-00000005' }],
        attributes: { a: 'class', c: 'd' },
        tags: { team: 'class', x: 'y' },
        listeners: [{ port: 443, certificates: ['arn:class'] }],
      },
    ],
    targetGroups: [{ targetType: 'ip' }],
  });
});

test('the frontend opens what the load balancer behind opens, or what is mapped', () => {
  const ports = (annotations: Readonly<Record<string, string>>) =>
    stacksOf(
      [WEB, ingress('web', { ...IP, 'enable-frontend-nlb': 'true', ...annotations })],
      DUAL_VPC,
    )[0]?.loadBalancers[1]?.listeners.map(({ protocol, port }) => `${protocol}-${port}`);
  expect(ports(BOTH)).toEqual(['TCP-80', 'TCP-443']);
  expect(ports({ 'frontend-nlb-listener-port-mapping': '8080=80,8443=443' })).toEqual(['TCP-8080']);
});

test("an Ingress of another controller is nobody's", () => {
  expect(stacksOf([WEB, ingress('web', { 'kubernetes.io/ingress.class': 'nginx' })])).toEqual([]);
  expect(neverBuilt({ issues: [] })).toBe(false);
});
