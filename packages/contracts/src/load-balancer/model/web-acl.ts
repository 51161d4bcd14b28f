import { agreed, type Agreement } from './agreement.ts';
import { sayings, type ReadMember } from './ingress-member.ts';
import type { LoadBalancer } from './stack.ts';

/**
 * The web ACLs of a group: a name of any member wins over all ARNs. `none`, and an empty ARN, take it away.
 * Source: pkg/ingress/model_build_load_balancer_addons.go of the load balancer controller 3.5.0
 */
export function webAclsOf(
  members: readonly ReadMember[],
  agreement: Agreement,
): Pick<LoadBalancer, 'webAcl' | 'classicWebAcl'> {
  const text = (suffix: string, field?: string) =>
    sayings(
      members,
      suffix,
      (_, found) => found.text,
      field === undefined ? undefined : { field, read: String },
    );
  const names = text('wafv2-acl-name', 'wafv2AclName').filter(({ value }) => value !== '');
  const named = agreed(agreement, 'wafv2-acl-name', names);
  const name = named?.value;
  if (named !== undefined && name !== 'none')
    agreement.report({
      kind: 'web-acl',
      effect: 'looked-up',
      ...named.at,
      message: `names the web ACL ${named.value}, which is looked up: nothing is built unless the region has it`,
      hint: 'see that it is there, or write its ARN',
    });
  const arn =
    name === undefined
      ? agreed(agreement, 'wafv2-acl-arn', text('wafv2-acl-arn', 'wafv2AclArn'))?.value
      : undefined;
  const classic = members.flatMap((member) => {
    const own = ['waf-acl-id', 'web-acl-id'].flatMap((suffix) =>
      sayings([member], suffix, (_, found) => found.text),
    );
    return own.slice(0, 1).filter(({ value }) => value !== '');
  });
  const id = agreed(agreement, 'waf-acl-id', classic)?.value;
  const given = (acl: string | undefined) => (acl === 'none' ? '' : acl);
  return { webAcl: given(name ?? arn), classicWebAcl: given(id) };
}
