import { specPath, toManifest, type JsonObject, type JsonValue, type Resource } from '@nodeless/core';
import type { Stack } from '../stack.ts';
import { loadBalancerStacks } from '../stacks.ts';
import type { Surroundings } from '../surroundings.ts';

const ZONES = ['a', 'b', 'c'];

/** Private subnets subnet-00000001 to subnet-00000003 and public ones subnet-00000004 to subnet-00000006, `10.0.<n>.0/24`; ACM holds `*.example.com`. */
export const VPC: Surroundings = {
  vpc: {
    subnets: [1, 2, 3, 4, 5, 6].map((n) => ({
      name: `subnet-0000000${n}`,
      role: n < 4 ? 'private' : 'public',
      zone: String(ZONES[(n - 1) % 3]),
      cidr: `10.0.${n}.0/24`,
    })),
    isComplete: true,
    hasIpv6: false,
  },
  hasCertificate: (host) => host.endsWith('.example.com'),
};

/** The same with an IPv6 block in each subnet. */
export const DUAL_VPC: Surroundings = {
  ...VPC,
  vpc: {
    ...VPC.vpc,
    subnets: VPC.vpc.subnets.map((one) => ({ ...one, ipv6Cidr: `2001:db8:1:${one.name.slice(-1)}::/64` })),
    hasIpv6: true,
  },
};

export function asResource(object: JsonObject): Resource {
  return {
    manifest: toManifest(object),
    application: 'a',
    path: 'manifests/a/a.yaml',
    origin: { component: 'a', constructPath: 'a', specPath: specPath('cluster', 'apps') },
  };
}

const prefixed = (prefix: string, annotations: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(annotations).map(([key, text]) => [key.includes('/') ? key : prefix + key, text]),
  );

export const HTTP: JsonObject = { name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' };

/** The Service `web/<name>`; with annotations of a Network Load Balancer behind their prefix, unless `type` is another one. */
export function service(
  name: string,
  annotations: Readonly<Record<string, string>> = {},
  spec: JsonObject = {},
): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name,
      namespace: 'web',
      annotations: prefixed('service.beta.kubernetes.io/aws-load-balancer-', annotations),
    },
    spec: { ports: [HTTP], ...spec },
  };
}

export const NLB: JsonObject = { type: 'LoadBalancer', loadBalancerClass: 'service.k8s.aws/nlb' };

/** The Ingress `web/<name>` of the class `alb`, with paths by host: `{ 'a.example.com': { '/': 'web/http' } }`. */
export function ingress(
  name: string,
  annotations: Readonly<Record<string, string>> = {},
  hosts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    [`${name}.example.com`]: { '/': 'web/http' },
  },
  spec: JsonObject = {},
): JsonObject {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name, namespace: 'web', annotations: prefixed('alb.ingress.kubernetes.io/', annotations) },
    spec: {
      ingressClassName: 'alb',
      rules: Object.entries(hosts).map(([host, paths]) => ({
        ...(host === '' ? {} : { host }),
        http: { paths: Object.entries(paths).map(([path, to]) => pathOf(path, to)) },
      })),
      ...spec,
    },
  };
}

/** `=/a` is exact, `~/a*` specific to the controller, `/a` a prefix. */
function pathOf(text: string, to: string): JsonObject {
  const [name = '', port = ''] = to.split('/');
  const number = Number(port);
  const pathType = text.startsWith('=')
    ? 'Exact'
    : text.startsWith('~')
      ? 'ImplementationSpecific'
      : 'Prefix';
  return {
    path: text.replace(/^[=~]/, ''),
    pathType,
    backend: { service: { name, port: Number.isNaN(number) ? { name: port } : { number } } },
  };
}

export function stacksOf(objects: readonly JsonObject[], surroundings: Surroundings = VPC): Stack[] {
  return loadBalancerStacks(objects.map(asResource), surroundings);
}

/** Effects and messages of the issues. */
export function issuesOf(objects: readonly JsonObject[], surroundings: Surroundings = VPC): string[] {
  return stacksOf(objects, surroundings).flatMap(({ issues }) =>
    issues.map(({ effect, object, message }) => `${effect} ${object.manifest.metadata.name}: ${message}`),
  );
}

export const json = (value: JsonValue): string => JSON.stringify(value);
