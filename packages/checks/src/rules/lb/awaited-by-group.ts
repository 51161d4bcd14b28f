import { describeObject } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';
import { placeOf } from '../../view/load-balancers.ts';

/** Certificates have a rule of their own. */
const ELSEWHERE = 'certificates';

/** What a load balancer needs beside itself, and nothing in git says that it is there: a Service, a second subnet of a name. */
export const awaitedByGroup: Rule = {
  codes: [
    {
      code: 'lb/awaits',
      severity: 'error or warning',
      title: 'A load balancer waits for something that nothing in the tree makes',
    },
  ],
  references: [
    'loadBackendServices in pkg/ingress/enhanced_backend_builder.go of the load balancer controller 3.5.0',
    'listSubnetsByNameOrIDs in pkg/networking/subnet_resolver.go of the load balancer controller 3.5.0',
  ],
  *check({ model, loadBalancers }) {
    for (const issue of loadBalancers.flatMap(({ issues }) => issues)) {
      if (issue.effect !== 'unknown' || issue.kind === ELSEWHERE) continue;
      const { object, hint } = issue;
      const place = placeOf(issue);
      // What an option of an app names is meant to be in git; another program may make what a manifest names.
      const severity = place === object.origin.specPath ? 'warning' : 'error';
      const message = `${describeObject(object.manifest)} ${issue.message}`;
      yield finding(model, place, 'lb/awaits', message, { severity, hint });
    }
  },
};
