import { podSecurityViolations, type EnforcedLevel } from '@nodeless/contracts/kubernetes';
import { podTemplates } from '@nodeless/contracts/placement';
import { describeObject, textMap, type Resource } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';

const ENFORCE = 'pod-security.kubernetes.io/enforce';

/** Fields that one finding names. */
const MOST_FIELDS = 4;

/**
 * Pods fit the level that their namespace enforces. Where they do not, the Deployment is accepted and never has a pod: only
 * its events say why.
 */
export const podSecurityLevels: Rule = {
  codes: [
    {
      code: 'security/pod-security-level',
      severity: 'error',
      title: 'The API server would refuse pods, because their namespace enforces a stricter level',
    },
  ],
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-admission/'],
  *check({ model, resources }) {
    const enforced = levels(resources);
    for (const { resource, namespace, spec } of podTemplates(resources)) {
      const level = enforced.get(namespace);
      if (level === undefined) continue;
      const fields = podSecurityViolations(spec)
        .filter((one) => one.level === level || level === 'restricted')
        .map(({ field }) => field);
      if (fields.length === 0) continue;
      const named = fields.slice(0, MOST_FIELDS).join(', ');
      const more = fields.length > MOST_FIELDS ? ` and ${fields.length - MOST_FIELDS} more` : '';
      yield finding(
        model,
        resource.origin.specPath,
        'security/pod-security-level',
        `the namespace ${namespace} enforces ${level}, so the pods of ${describeObject(resource.manifest)} would be refused for ${named}${more}`,
        {
          hint: 'correct the fields, or let the app ask for a weaker level with podSecurity in its app.yaml',
        },
      );
    }
  },
};

/** The levels that namespaces enforce and that refuse something. */
function levels(resources: readonly Resource[]): ReadonlyMap<string, EnforcedLevel> {
  return new Map(
    resources.flatMap(({ manifest }): [string, EnforcedLevel][] => {
      const level = textMap(manifest.metadata.labels)[ENFORCE];
      const isLevel = level === 'restricted' || level === 'baseline';
      return manifest.kind === 'Namespace' && isLevel ? [[manifest.metadata.name, level]] : [];
    }),
  );
}
