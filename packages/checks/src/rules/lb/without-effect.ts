import { at, describeObject, type Diagnostic, type Resource } from '@nodeless/core';
import { portsOf, type LoadBalancer, type Stack } from '@nodeless/contracts/load-balancer-stacks';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import { placeOf } from '../../view/load-balancers.ts';
import { IGNORED_ANNOTATION } from './annotations.ts';

const ALB = 'alb.ingress.kubernetes.io/';
const SERVICE = 'service.beta.kubernetes.io/';
const NLB = `${SERVICE}aws-load-balancer-`;

/** Annotations that the controller reads, and that do nothing beside the others of their object. */
export const withoutEffect: Rule = {
  codes: [IGNORED_ANNOTATION],
  title: 'An annotation of a load balancer does nothing beside the others of its object',
  references: ['pkg/ingress and pkg/service of the load balancer controller 3.5.0'],
  *check(view) {
    for (const stack of view.loadBalancers) {
      const [balancer] = stack.loadBalancers;
      if (balancer === undefined) continue;
      for (const member of stack.members) {
        const found =
          stack.kind === 'service' ? ofService(member, balancer, stack) : ofIngress(member, balancer, stack);
        for (const one of found) yield told(view, member, one);
      }
    }
    yield* ofClasses(view);
  },
};

/** The older annotation counts before the field, and a class with a port that is no number redirects nobody. */
function* ofClasses({ model, resources }: ClusterView): Iterable<Diagnostic> {
  const ignored = (object: Resource, what: string, hint: string) =>
    finding(
      model,
      object.origin.specPath,
      'lb/ignored-annotation',
      `${describeObject(object.manifest)}: ${what}`,
      { severity: 'warning', hint },
    );
  for (const object of resources) {
    const { kind, metadata } = object.manifest;
    if (kind === 'Ingress') {
      const older = metadata.annotations?.['kubernetes.io/ingress.class'];
      const field = at(object.manifest, 'spec', 'ingressClassName');
      if (older !== undefined && typeof field === 'string' && older !== field)
        yield ignored(
          object,
          `spec.ingressClassName ${field} does nothing: kubernetes.io/ingress.class ${older} counts instead`,
          'remove the annotation',
        );
    }
    if (kind !== 'IngressClassParams') continue;
    const port = at(object.manifest, 'spec', 'sslRedirectPort');
    if (port !== undefined && !/^\d+$/.test(String(port)))
      yield ignored(
        object,
        `sslRedirectPort ${String(port)} is no number, and switches the redirect off for all its Ingresses`,
        'write 443',
      );
  }
}

interface Ignored {
  readonly annotation: string;
  readonly why: string;
  readonly hint: string;
}

function told({ model }: ClusterView, object: Resource, { annotation, why, hint }: Ignored): Diagnostic {
  const message = `${describeObject(object.manifest)}: ${annotation} does nothing: ${why}`;
  return finding(model, placeOf({ object, annotation }), 'lb/ignored-annotation', message, {
    severity: 'warning',
    hint,
  });
}

type Has = (name: string) => boolean;

const hasIn =
  ({ manifest }: Resource): Has =>
  (name) =>
    manifest.metadata.annotations?.[name] !== undefined;

/** Keys of a templated annotation on an object, and whole names with them. */
function keysOf(
  { manifest }: Resource,
  prefix: string,
): { readonly annotation: string; readonly key: string }[] {
  return Object.keys(manifest.metadata.annotations ?? {})
    .filter((name) => name.startsWith(prefix))
    .map((annotation) => ({ annotation, key: annotation.slice(prefix.length) }));
}

function* ofService(service: Resource, balancer: LoadBalancer, stack: Stack): Iterable<Ignored> {
  const has = hasIn(service);
  const ports = portsOf(service).map(({ port }) => String(port));
  const listeners = balancer.listeners.map(({ protocol, port }) => `${protocol}-${port}`);
  for (const prefix of [`${NLB}listener-attributes.`, `${SERVICE}actions.`])
    yield* unknownKeys(service, prefix, listeners, 'the listeners are');
  yield* unknownKeys(service, `${NLB}target-group-attributes.`, ports, 'the ports are');
  const managed = balancer.securityGroups.some(({ kind }) => kind === 'managed');
  for (const annotation of [`${SERVICE}load-balancer-source-ranges`, `${NLB}security-group-prefix-lists`])
    if (has(annotation) && !managed)
      yield {
        annotation,
        why:
          balancer.securityGroups.length === 0
            ? 'its load balancer has no security groups, and everybody reaches it'
            : 'the security groups that are named decide who reaches it',
        hint: 'let the groups decide, or leave them to the controller',
      };
  const asked = at(service.manifest, 'spec', 'loadBalancerSourceRanges');
  if (Array.isArray(asked) && has(`${SERVICE}load-balancer-source-ranges`))
    yield {
      annotation: `${SERVICE}load-balancer-source-ranges`,
      why: 'spec.loadBalancerSourceRanges counts instead',
      hint: 'write them in one place',
    };
  if (has(`${NLB}manage-backend-security-group-rules`) && managed)
    yield {
      annotation: `${NLB}manage-backend-security-group-rules`,
      why: 'it is about security groups that are given, and there are none',
      hint: 'remove it',
    };
  if (has(`${NLB}ssl-ports`) && !has(`${NLB}ssl-cert`))
    yield {
      annotation: `${NLB}ssl-ports`,
      why: 'without ssl-cert no listener has TLS',
      hint: 'add ssl-cert',
    };
  const hasTls = balancer.listeners.some(({ protocol }) => protocol === 'TLS');
  for (const name of ['alpn-policy', 'ssl-negotiation-policy', 'backend-protocol'])
    if (has(NLB + name) && !hasTls)
      yield { annotation: NLB + name, why: 'no listener has TLS', hint: 'add ssl-cert, or remove it' };
  const isTcp = stack.targetGroups.every(({ healthCheck }) => healthCheck.protocol === 'TCP');
  for (const name of ['healthcheck-path', 'healthcheck-success-codes'])
    if (has(NLB + name) && isTcp)
      yield {
        annotation: NLB + name,
        why: 'health is checked by TCP',
        hint: 'write healthcheck-protocol: http or https, or remove it',
      };
  yield* nodeLabels(has, `${NLB}target-node-labels`, stack);
}

function* ofIngress(member: Resource, balancer: LoadBalancer, stack: Stack): Iterable<Ignored> {
  const has = hasIn(member);
  const listeners = balancer.listeners.map(({ protocol, port }) => `${protocol}-${port}`);
  yield* unknownKeys(member, `${ALB}listener-attributes.`, listeners, 'the listeners are');
  const hasTls = balancer.listeners.some(
    ({ protocol, openedBy }) => protocol === 'HTTPS' && openedBy.includes(member),
  );
  for (const name of ['certificate-arn', 'ssl-policy', 'mutual-authentication', 'create-acm-cert'])
    if (has(ALB + name) && !hasTls)
      yield { annotation: ALB + name, why: 'it opens no HTTPS listener', hint: 'add one to listen-ports' };
  if (has(`${ALB}ssl-redirect`) && balancer.listeners.every(({ protocol }) => protocol === 'HTTPS'))
    yield {
      annotation: `${ALB}ssl-redirect`,
      why: 'there is no HTTP listener to redirect',
      hint: 'add { HTTP: 80 } to listen-ports, or remove it',
    };
  const managed = balancer.securityGroups.some(({ kind }) => kind === 'managed');
  for (const name of ['inbound-cidrs', 'security-group-prefix-lists'])
    if (has(ALB + name) && !managed)
      yield {
        annotation: ALB + name,
        why: 'the security groups that are named decide who reaches it',
        hint: 'let the groups decide, or leave them to the controller',
      };
  if (has(`${ALB}inbound-cidrs`) && managed && balancer.inbound.length === 0)
    yield {
      annotation: `${ALB}inbound-cidrs`,
      why: 'the load balancer has no IPv6 addresses, and nobody may connect',
      hint: 'add IPv4 blocks, or write ip-address-type: dualstack',
    };
  for (const { annotation } of keysOf(member, `${ALB}conditions.`))
    yield* unknownFields(annotation, member.manifest.metadata.annotations?.[annotation] ?? '');
  if (has(`${ALB}manage-backend-security-group-rules`) && managed)
    yield {
      annotation: `${ALB}manage-backend-security-group-rules`,
      why: 'it is about security groups that are given, and there are none',
      hint: 'remove it',
    };
  if (
    has(`${ALB}wafv2-acl-arn`) &&
    balancer.webAcl !== undefined &&
    stack.members.some((one) => hasIn(one)(`${ALB}wafv2-acl-name`))
  )
    yield {
      annotation: `${ALB}wafv2-acl-arn`,
      why: 'wafv2-acl-name counts instead',
      hint: 'write one of them',
    };
  const frontend = stack.loadBalancers.some(({ isFrontend }) => isFrontend);
  for (const { annotation } of keysOf(member, `${ALB}frontend-nlb-`))
    if (!frontend)
      yield {
        annotation,
        why: 'enable-frontend-nlb is not true',
        hint: 'write enable-frontend-nlb, or remove it',
      };
  const { 'auth-type': type } = authOf(member);
  for (const kind of ['cognito', 'oidc'])
    if (has(`${ALB}auth-idp-${kind}`) && type !== kind)
      yield {
        annotation: `${ALB}auth-idp-${kind}`,
        why: `auth-type is ${type === undefined ? 'not there' : JSON.stringify(type)}, and nobody has to log in by it`,
        hint: `write auth-type: ${kind}, or remove it`,
      };
  yield* nodeLabels(has, `${ALB}target-node-labels`, stack);
}

const FIELDS = [
  'host-header',
  'path-pattern',
  'http-header',
  'http-request-method',
  'query-string',
  'source-ip',
];

function* unknownFields(annotation: string, text: string): Iterable<Ignored> {
  // What is no list of conditions is refused elsewhere.
  for (const [field] of text.matchAll(/(?<="field"\s*:\s*")[^"]*/g))
    if (!FIELDS.includes(field))
      yield {
        annotation,
        why: `${field} is no field of a condition, and the rule holds without it`,
        hint: `write ${FIELDS.join(', ')}`,
      };
}

const authOf = ({ manifest }: Resource) => ({
  'auth-type': manifest.metadata.annotations?.[`${ALB}auth-type`],
});

function* unknownKeys(
  object: Resource,
  prefix: string,
  known: readonly string[],
  are: string,
): Iterable<Ignored> {
  for (const { annotation, key } of keysOf(object, prefix))
    if (!known.includes(key))
      yield { annotation, why: `there is no ${key}`, hint: `${are} ${known.join(', ')}` };
}

function* nodeLabels(has: Has, annotation: string, { targetGroups }: Stack): Iterable<Ignored> {
  if (!has(annotation) || targetGroups.some(({ targetType }) => targetType === 'instance')) return;
  yield {
    annotation,
    why: 'it chooses nodes for instance targets, and the targets are pods',
    hint: 'remove it, or write target-type: instance',
  };
}
