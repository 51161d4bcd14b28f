import { z } from 'zod';
import { coded, codedCheck, type CodedIssue } from '../issue.ts';
import { AlbOptionsSchema } from './alb-options.ts';
import { albProblems } from './alb-rules.ts';
import { flag, item, keyed, list, matching } from './options.ts';

const {
  attributes,
  customerOwnedIpv4Pool,
  frontendNlb,
  inboundCidrs,
  ipAddressType,
  ipamIpv4PoolId,
  listenerAttributes,
  listenPorts,
  manageBackendSecurityGroupRules,
  minimumCapacityUnits,
  name,
  scheme,
  securityGroupPrefixLists,
  securityGroups,
  shieldAdvancedProtection,
  tags,
  tls,
  waf,
} = AlbOptionsSchema.shape;

const subnets = z
  .strictObject({
    ids: list(
      matching(/^subnet-[0-9a-f]+$/, 'subnet-0123456789abcdef0', 'A subnet.'),
      'Subnets by ID, one a zone.',
    ),
    tags: keyed(
      /^\S(.*\S)?$/,
      'tier',
      list(item('A value.', 'public'), 'Values, of which a subnet has one.'),
      'Subnets by their tags, all of them.',
    ),
  })
  .partial()
  .check(
    coded(
      'spec/conflict',
      ({ ids, tags: byTags }) => (ids === undefined) !== (byTags === undefined),
      'subnets are named by ids or by tags, by one of them',
      'write ids: [subnet-…], or tags: { tier: [public] }',
    ),
  )
  .describe("Subnets of the load balancers. Default: found by the subnets' role tags.");

/**
 * An IngressClass with its IngressClassParams: what all Ingresses of the class have, whatever their annotations say.
 * Source: apis/elbv2/v1beta1/ingressclassparams_types.go of the load balancer controller v3.5.0
 */
export const IngressClassSchema = z
  .strictObject({
    default: flag('Whether Ingresses without a class are of this one.', false),
    group: matching(
      /^(?=.{1,63}$)[a-z0-9]([-.a-z0-9]*[a-z0-9])?$/,
      'shared.web',
      'All Ingresses of the class share one load balancer: the group of this name.',
    ),
    scheme,
    name,
    ipAddressType,
    subnets,
    securityGroups,
    manageBackendSecurityGroupRules,
    inboundCidrs,
    securityGroupPrefixLists,
    customerOwnedIpv4Pool,
    ipamIpv4PoolId,
    listenPorts,
    tls,
    attributes,
    listenerAttributes,
    waf,
    shieldAdvancedProtection,
    frontendNlb,
    tags,
    minimumCapacityUnits,
    namespaceLabels: keyed(
      /^\S+$/,
      'team',
      item('Value of a label.', 'web'),
      'Only Ingresses of namespaces with these labels may have the class.',
    ),
  })
  .partial()
  .check(codedCheck(nameProblems), codedCheck(optionProblems));

export type IngressClassOptions = z.output<typeof IngressClassSchema>;

/** A name belongs to one load balancer, and without a group each Ingress has its own. */
function* nameProblems({ name: one, group }: { name?: unknown; group?: unknown }): Iterable<CodedIssue> {
  if (one === undefined || group !== undefined) return;
  const message = 'every Ingress of the class would have a load balancer of this name';
  yield { code: 'spec/conflict', message, hint: 'add group, or remove name', path: ['name'] };
}

/** Without listenPorts each app opens its own listeners, and what names a listener is not judged. */
function optionProblems(options: IngressClassOptions): CodedIssue[] {
  return albProblems({ ...options, class: true });
}
