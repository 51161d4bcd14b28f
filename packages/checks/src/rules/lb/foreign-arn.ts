import { at, describeObject, texts, type Diagnostic, type Resource } from '@nodeless/core';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import { placeOf } from '../../view/load-balancers.ts';

/** `arn:aws:acm:eu-west-1:111122223333:certificate/…`; what has no region, as certificates of IAM, is everywhere. */
const ARN = /arn:[a-z-]+:([a-z0-9-]+):([a-z0-9-]+):(\d{12}):[^\s",\]}]+/g;

/** What a load balancer uses of its own region, and whether it is of its own account too. */
const SERVICES: { readonly [service: string]: { readonly what: string; readonly ownAccount: boolean } } = {
  acm: { what: 'a certificate of ACM', ownAccount: true },
  'acm-pca': { what: 'a private certificate authority', ownAccount: false },
  wafv2: { what: 'a web ACL', ownAccount: true },
  elasticloadbalancing: { what: 'a target group or a trust store', ownAccount: false },
};

/** A load balancer uses certificates, web ACLs and target groups of its own region, and the first two of its own account. */
export const foreignArn: Rule = {
  codes: [
    {
      code: 'lb/foreign-arn',
      severity: 'error',
      title: 'A load balancer uses something of another region or account',
    },
  ],
  references: [
    'https://docs.aws.amazon.com/acm/latest/userguide/acm-regions.html',
    'https://docs.aws.amazon.com/waf/latest/APIReference/API_AssociateWebACL.html',
  ],
  *check(view) {
    const members = new Set(view.loadBalancers.flatMap((stack) => stack.members));
    for (const object of members) {
      for (const [annotation, text] of Object.entries(object.manifest.metadata.annotations ?? {})) {
        if (/^(alb\.ingress|service\.beta)\.kubernetes\.io\//.test(annotation))
          yield* foreign(view, { object, annotation }, text);
      }
    }
    for (const object of view.resources.filter(({ manifest }) => manifest.kind === 'IngressClassParams')) {
      const { manifest } = object;
      const named = [
        ...texts(at(manifest, 'spec', 'certificateArn')),
        ...texts(at(manifest, 'spec', 'certificateARNs')),
        at(manifest, 'spec', 'wafv2AclArn'),
      ];
      yield* foreign(view, { object }, named.join(' '));
    }
  },
};

function* foreign(
  { model }: ClusterView,
  place: { readonly object: Resource; readonly annotation?: string },
  text: string,
): Iterable<Diagnostic> {
  const { region, accountId } = model.spec;
  for (const [arn, service = '', itsRegion, itsAccount] of text.matchAll(ARN)) {
    const known = Object.hasOwn(SERVICES, service) ? SERVICES[service] : undefined;
    if (known === undefined) continue;
    const other =
      itsRegion !== region
        ? `the region ${itsRegion}, and the cluster is in ${region}`
        : known.ownAccount && itsAccount !== accountId
          ? `the account ${itsAccount}, and the cluster is in ${accountId}`
          : undefined;
    if (other === undefined) continue;
    const message = `${describeObject(place.object.manifest)} uses ${arn}, ${known.what} of ${other}`;
    yield finding(model, placeOf(place), 'lb/foreign-arn', message, {
      hint: `name one of ${region}${known.ownAccount ? ` and ${accountId}` : ''}: AWS refuses others, and the load balancer or its listener is never made`,
    });
  }
}
