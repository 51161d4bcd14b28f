import { z } from 'zod';
import { coded } from '../issue.ts';
import { DNS1035_LABEL, LABEL_KEY, LABEL_VALUE, PORT_NAME } from '@nodeless/kubernetes-schema/values';
import { integer, item, keyed, list, matching, oneOf, UNKNOWN_VALUE } from './options.ts';

// Options that NLBs and ALBs share.

export const PORT = { min: 1, max: 65_535 };

/** Names that AWS accepts for a load balancer. The controller refuses more than 32 characters. */
const LOAD_BALANCER_NAME = /^(?!internal-)(?!-)[A-Za-z0-9-]{1,32}(?<!-)$/;

export const loadBalancerName = () =>
  matching(
    LOAD_BALANCER_NAME,
    'my-load-balancer',
    'Name of the load balancer in AWS, at most 32 characters. Counts at creation only.',
  );

export const scheme = (text: string) => oneOf(['internal', 'internet-facing'], text, 'internal');

export const subnets = (text: string) =>
  list(
    item('A subnet.', 'subnet-0123456789abcdef0'),
    `${text} Subnet IDs or Name tags, one a zone. Default: found by the subnets' role tags.`,
  );

export const securityGroups = (text: string) =>
  list(item('A security group.', 'sg-0123456789abcdef0'), `${text} IDs or Name tags.`);

const family = { ipv4: [z.ipv4(), z.cidrv4()], ipv6: [z.ipv6(), z.cidrv6()] } as const;

/** Why a text is no address of one family; undefined for one that is. */
export function addressProblem(version: 'ipv4' | 'ipv6', text: string): string | undefined {
  if (family[version][0].safeParse(text).success) return undefined;
  return `${JSON.stringify(text)} is not an ${version === 'ipv4' ? 'IPv4' : 'IPv6'} address`;
}

/** An address of one family. */
export function address(version: 'ipv4' | 'ipv6') {
  return z
    .string()
    .check(
      coded(
        UNKNOWN_VALUE,
        (text) => addressProblem(version, text) === undefined,
        (text) => addressProblem(version, text) ?? '',
      ),
    )
    .meta({ format: version, examples: [version === 'ipv4' ? '10.0.96.10' : '2001:db8:1:1::10'] });
}

/** True for an IPv6 block in CIDR form. */
export function isIpv6Cidr(text: string): boolean {
  return family.ipv6[1].safeParse(text).success;
}

/** Why a text is no block of addresses in CIDR form; undefined for one that is. */
export function cidrProblem(text: string): string | undefined {
  const isOne = family.ipv4[1].safeParse(text).success || isIpv6Cidr(text);
  return isOne ? undefined : `${JSON.stringify(text)} is not a CIDR block`;
}

/** A block of addresses in CIDR form, IPv4 or IPv6. */
export function cidr() {
  return z
    .string()
    .check(
      coded(
        'network/invalid-cidr',
        (text) => cidrProblem(text) === undefined,
        (text) => cidrProblem(text) ?? '',
        'write it like 203.0.113.0/24',
      ),
    )
    .meta({ examples: ['203.0.113.0/24'] })
    .describe('A CIDR block.');
}

export const prefixLists = () =>
  list(
    matching(/^pl-[0-9a-z]+$/, 'pl-0123456789abcdef0', 'A prefix list.'),
    'Managed prefix lists that may connect.',
  );

export const eipAllocations = (text: string) =>
  list(
    matching(/^eipalloc-[0-9a-z]+$/, 'eipalloc-0123456789abcdef0', 'An Elastic IP allocation.'),
    `${text} One a subnet. Only for internet-facing ones.`,
  );

const CERTIFICATE_ARN =
  /^arn:aws[a-z-]*:(acm|iam):[a-z0-9-]*:[0-9]{12}:(certificate|server-certificate)\/\S+$/;

export const certificates = () =>
  list(
    matching(
      CERTIFICATE_ARN,
      'arn:aws:acm:ap-northeast-2:111122223333:certificate/1234abcd-12ab-34cd-56ef-1234567890ab',
      'ARN of a certificate in ACM or IAM.',
    ),
    'Certificates; the first one answers clients that name no host.',
  );

export const sslPolicy = () =>
  matching(
    /^ELBSecurityPolicy-[A-Za-z0-9-]+$/,
    'ELBSecurityPolicy-TLS13-1-2-2021-06',
    'TLS versions and ciphers.',
    'ELBSecurityPolicy-2016-08',
  );

/** `200`, `200-399`, `200,204`. */
export const HTTP_STATUS_CODES = /^[0-9]{3}(-[0-9]{3})?(,[0-9]{3}(-[0-9]{3})?)*$/;

export const successCodes = (pattern: RegExp, fallback: string) =>
  matching(pattern, '200,301-308', 'Answers that count as healthy.', fallback);

export const healthCheckPath = (text: string, fallback: string) =>
  matching(/^\/\S*$/, '/healthz', text, fallback);

/** The four numbers of a health check, in Elastic Load Balancing's bounds. */
export function healthCheckNumbers(defaults: {
  interval: number;
  timeout: number;
  healthy: number;
  unhealthy: number;
}) {
  return {
    intervalSeconds: integer({ min: 5, max: 300 }, 'Seconds between two health checks.', defaults.interval),
    timeoutSeconds: integer(
      { min: 2, max: 120 },
      'Seconds without an answer that count as failure.',
      defaults.timeout,
    ),
    healthyThreshold: integer(
      { min: 2, max: 10 },
      'Good answers in a row until a target is healthy.',
      defaults.healthy,
    ),
    unhealthyThreshold: integer(
      { min: 2, max: 10 },
      'Failures in a row until a target is unhealthy.',
      defaults.unhealthy,
    ),
  };
}

export const TRAFFIC_PORT = 'traffic-port';

/** A port's number, `traffic-port`, and where `named` the name of a port. */
export function healthCheckPort(named: boolean) {
  const words = named ? 'traffic-port or the name of a Service port' : 'traffic-port';
  return z
    .union([
      integer({ ...PORT, example: 8080 }, 'A port.'),
      z
        .string()
        .check(
          coded(
            UNKNOWN_VALUE,
            (text) => text === TRAFFIC_PORT || (named && PORT_NAME.test(text)),
            (text) => `${JSON.stringify(text)} is not a port number, ${words}`,
            `allowed: a number from 1 to 65535, ${words}`,
          ),
        )
        .meta(named ? { pattern: PORT_NAME.source, examples: [TRAFFIC_PORT] } : { enum: [TRAFFIC_PORT] }),
    ])
    .describe(
      `Port of the health check: a number, ${words}. ${named ? 'A number is a port of the pods with ip targets, and one of the nodes with instance targets (10256 is the health of kube-proxy). ' : ''}Default: ${TRAFFIC_PORT}.`,
    );
}

/** Number or name of a Service's port. */
export const servicePort = () =>
  z.union([
    integer({ ...PORT, example: 443 }, 'Number of a port.'),
    matching(PORT_NAME, 'http', 'Name of a port.'),
  ]);

export const serviceName = () =>
  matching(DNS1035_LABEL, 'my-service', 'Name of a Service in the same namespace.');

const TAG_KEY = /^(?!aws:)(?! )[\p{L}\p{N} _.:/+@-]{1,128}(?<! )$/u;
const TAG_VALUE = /^(?! )[\p{L}\p{N} _.:/=+@-]{0,256}(?<! )$/u;

/** AWS tags. `=` cannot stand in a key: the controller would end the key there. */
export const tags = (text: string) =>
  keyed(
    TAG_KEY,
    'team',
    matching(TAG_VALUE, 'web', 'Value of a tag.'),
    `${text} Tags of the cluster and of the controller itself keep their values.`,
  );

export const nodeLabels = () =>
  keyed(
    LABEL_KEY,
    'node-role',
    matching(LABEL_VALUE, 'web', 'Value of a label.'),
    'Only nodes with all these labels become targets. Only for targets of type instance.',
  );

/** @param example larger for an NLB, which counts throughput, 2.2 Mbps a unit */
export const capacityUnits = (example: number) =>
  integer(
    { min: 0, example },
    'Capacity units that are always ready. 0 resets; leaving the option out later does not.',
  );
