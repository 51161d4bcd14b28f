import { cidrProblem, LOAD_BALANCER_ATTRIBUTES } from '@nodeless/contracts/load-balancer';
import type { LoadBalancer, Stack } from '@nodeless/contracts/load-balancer-stacks';
import { describeObject } from '@nodeless/core';
import { ATTRIBUTE_ANNOTATIONS } from './attribute-annotations.ts';

const ALB = 'alb.ingress.kubernetes.io/';
const NLB = 'service.beta.kubernetes.io/aws-load-balancer-';

/** A value that the controller hands to AWS without a look at it. */
export interface UncheckedValue {
  /** Those that may have set it. */
  readonly annotations: readonly string[];
  /** Goes on after the name of the stack. */
  readonly message: string;
  readonly hint: string;
  /** Whether AWS may have learned it since. Default: false */
  readonly isMaybeNew?: boolean;
}

/** Values of a stack that AWS does not take: attributes, ports, blocks of addresses, web ACLs and words about logins. */
export function* uncheckedValues(stack: Stack): Iterable<UncheckedValue> {
  for (const balancer of stack.loadBalancers) {
    yield* attributes(balancer);
    yield* sources(balancer);
  }
  for (const { healthCheck } of stack.targetGroups) {
    const { port } = healthCheck;
    if (typeof port === 'number' && (port < 1 || port > 65_535))
      yield {
        annotations: [`${ALB}healthcheck-port`, `${NLB}healthcheck-port`],
        message: `checks the health at port ${port}, which is no port`,
        hint: 'write 1 to 65535, or traffic-port',
      };
  }
  if (stack.kind !== 'service') yield* texts(stack);
}

function* attributes({ type, attributes: all }: LoadBalancer): Iterable<UncheckedValue> {
  const known = LOAD_BALANCER_ATTRIBUTES[type];
  for (const [name, value] of Object.entries(all)) {
    const about = { annotations: ATTRIBUTE_ANNOTATIONS };
    if (!known.includes(name))
      yield {
        ...about,
        message: `sets the attribute ${name}, which ${type === 'network' ? 'a Network' : 'an Application'} Load Balancer does not have`,
        hint: known.find((one) => one === name.toLowerCase()) ?? 'remove it',
        isMaybeNew: !known.includes(name.toLowerCase()),
      };
    else if (name.endsWith('.enabled') && value !== 'true' && value !== 'false')
      yield {
        ...about,
        message: `sets ${name} to ${JSON.stringify(value)}, which is not true or false`,
        hint: 'write true or false',
      };
  }
}

function* sources({ inbound }: LoadBalancer): Iterable<UncheckedValue> {
  const named = new Set(inbound.flatMap(({ source }) => ('cidr' in source ? [source.cidr] : [])));
  for (const cidr of named) {
    const problem = cidrProblem(cidr);
    if (problem === undefined) continue;
    yield {
      annotations: ['service.beta.kubernetes.io/load-balancer-source-ranges', `${ALB}inbound-cidrs`],
      message: `lets in ${cidr}: ${problem}`,
      hint: 'write a block, such as 10.0.0.0/8',
    };
  }
}

const WORDS = ['deny', 'allow', 'authenticate'];

function* texts({ members }: Stack): Iterable<UncheckedValue> {
  for (const { manifest } of members) {
    const name = describeObject(manifest);
    const { [`${ALB}auth-on-unauthenticated-request`]: word, [`${ALB}wafv2-acl-arn`]: acl } =
      manifest.metadata.annotations ?? {};
    if (word !== undefined && !WORDS.includes(word))
      yield {
        annotations: [`${ALB}auth-on-unauthenticated-request`],
        message: `has the word ${JSON.stringify(word)} for requests without login in ${name}, and AWS knows ${WORDS.join(', ')}`,
        hint: 'write one of them, in this case',
      };
    if (acl !== undefined && acl !== '' && acl !== 'none' && !acl.startsWith('arn:'))
      yield {
        annotations: [`${ALB}wafv2-acl-arn`],
        message: `names the web ACL ${JSON.stringify(acl)} in ${name}, which is no ARN`,
        hint: 'write its ARN, its name as wafv2-acl-name, or none',
      };
  }
}
