import type { Stack } from '@nodeless/contracts/load-balancer-stacks';
import { describeObject, type Diagnostic, type Resource } from '@nodeless/core';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import { placeOf } from '../../view/load-balancers.ts';

const ALB = 'alb.ingress.kubernetes.io/';

/** Settings of the load balancer that decide who reaches it: one member is enough to set them for all. */
const SETTINGS: { readonly [suffix: string]: string } = {
  'inbound-cidrs': 'the addresses that may reach it (inbound-cidrs)',
  'security-group-prefix-lists': 'the prefix lists that may reach it (security-group-prefix-lists)',
  'security-groups': 'its security groups (security-groups)',
  'wafv2-acl-arn': 'its web ACL (wafv2-acl-arn)',
  'wafv2-acl-name': 'its web ACL (wafv2-acl-name)',
  'load-balancer-name': 'its name (load-balancer-name)',
};

/** The annotations of {@link SETTINGS}. */
export const SETTINGS_OF_ALL: readonly string[] = Object.keys(SETTINGS).map((suffix) => ALB + suffix);

/** What one member of a group says of the one load balancer counts for all members, and takes their rules away where it redirects. */
export const groupSettings: Rule = {
  codes: [
    {
      code: 'lb/group-settings',
      severity: 'warning',
      title: 'A member of a group sets the load balancer of all members',
    },
    {
      code: 'lb/redirected-away',
      severity: 'error',
      title: 'A redirect that one member of a group asks for takes another member off the air',
    },
  ],
  references: [
    'mergeListenPortConfigs and buildSSLRedirectConfig in pkg/ingress/model_builder.go of the load balancer controller 3.5.0',
  ],
  *check(view) {
    for (const stack of view.loadBalancers.filter(({ kind }) => kind === 'group')) {
      yield* setByOne(view, stack);
      yield* redirectedAway(view, stack);
    }
  },
};

function* setByOne({ model }: ClusterView, { name, members }: Stack): Iterable<Diagnostic> {
  for (const [suffix, what] of Object.entries(SETTINGS)) {
    const has = (object: Resource) => object.manifest.metadata.annotations?.[ALB + suffix] !== undefined;
    const [setter] = members.filter(has);
    const silent = members.filter((member) => !has(member));
    const [first] = silent;
    if (setter === undefined || first === undefined) continue;
    const others = silent.map(({ manifest }) => describeObject(manifest)).join(', ');
    const message = `${describeObject(setter.manifest)} sets ${what} for all members of the group ${name}: it counts for ${others} too, which ${silent.length === 1 ? 'says' : 'say'} nothing`;
    yield finding(
      model,
      placeOf({ object: setter, annotation: ALB + suffix }),
      'lb/group-settings',
      message,
      {
        severity: 'warning',
        hint: 'write it in every member, in the class of the group, or take the app out of the group',
        related: [
          {
            message: describeObject(first.manifest),
            location: model.provenance(first.origin.specPath).location,
          },
        ],
      },
    );
  }
}

/** A member that opens no HTTPS listener has no rules left. */
function* redirectedAway(
  { model }: ClusterView,
  { name, members, loadBalancers }: Stack,
): Iterable<Diagnostic> {
  const listeners = loadBalancers
    .filter(({ type }) => type === 'application')
    .flatMap((one) => one.listeners);
  const isRedirected = listeners.some(
    ({ protocol, defaultActions }) =>
      protocol === 'HTTP' && defaultActions.some(({ type }) => type === 'redirect'),
  );
  const redirecting = members.find(
    ({ manifest }) => manifest.metadata.annotations?.[`${ALB}ssl-redirect`] !== undefined,
  );
  if (!isRedirected) return;
  for (const member of members) {
    const opened = listeners.filter(({ openedBy }) => openedBy.includes(member));
    if (opened.length === 0 || opened.some(({ protocol }) => protocol === 'HTTPS')) continue;
    const by = redirecting === undefined ? 'its class' : describeObject(redirecting.manifest);
    const message = `${describeObject(member.manifest)} opens HTTP alone, and ${by} redirects all HTTP listeners of the group ${name}: nothing answers for it`;
    yield finding(
      model,
      placeOf({ object: member, annotation: `${ALB}listen-ports` }),
      'lb/redirected-away',
      message,
      {
        hint: 'open the HTTPS listener in this member too (listenPorts), or take it out of the group',
        ...(redirecting === undefined
          ? {}
          : {
              related: [
                {
                  message: 'the redirect',
                  location: model.provenance(
                    placeOf({ object: redirecting, annotation: `${ALB}ssl-redirect` }),
                  ).location,
                },
              ],
            }),
      },
    );
  }
}
