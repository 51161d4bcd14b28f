import { rowOf, ANNOTATION_ROWS } from '@nodeless/contracts/load-balancer';
import { describeObject, type Resource } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';
import { ingressViews } from '../../view/ingresses.ts';
import { optionPath } from '../../view/option-path.ts';

const ALB = 'alb.ingress.kubernetes.io/';
const NLB = 'service.beta.kubernetes.io/aws-load-balancer-';
const GROUPS = 'security-groups';
const RULES = 'manage-backend-security-group-rules';

/** With security groups of one's own the controller opens the targets only when it is told to, and nobody else does. */
export const backendSecurityGroups: Rule = {
  codes: [
    {
      code: 'lb/backend-security-groups',
      severity: 'warning',
      title: 'A load balancer has security groups of its own, and nothing opens its targets for them',
    },
  ],
  references: [
    'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/security_groups/',
  ],
  *check({ model, resources }) {
    const ingresses = ingressViews(resources);
    const told = new Set(
      ingresses.filter(({ annotations }) => `${ALB}${RULES}` in annotations).map(({ group }) => group),
    );
    const asking: (readonly [Resource, string])[] = [
      ...ingresses
        .filter(
          ({ annotations, group }) =>
            !(`${ALB}${RULES}` in annotations) && (group === undefined || !told.has(group)),
        )
        .map(({ resource }) => [resource, ALB] as const),
      ...resources
        .filter(
          ({ manifest }) =>
            manifest.kind === 'Service' && !(`${NLB}${RULES}` in (manifest.metadata.annotations ?? {})),
        )
        .map((resource) => [resource, NLB] as const),
    ];
    for (const [resource, prefix] of asking) {
      const annotation = `${prefix}${GROUPS}`;
      if (resource.manifest.metadata.annotations?.[annotation] === undefined) continue;
      const row = rowOf(ANNOTATION_ROWS, annotation)?.row;
      const path = row === undefined ? resource.origin.specPath : optionPath(resource, row);
      const message = `${describeObject(resource.manifest)} has security groups of its own, and the controller opens no target for them`;
      yield finding(model, path, 'lb/backend-security-groups', message, {
        severity: 'warning',
        hint: `write manageBackendSecurityGroupRules: true (annotation ${prefix}${RULES}), or false where you open them yourself`,
      });
    }
  },
};
