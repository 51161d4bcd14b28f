import { specPath } from '@nodeless/core';
import { securityExceptions } from '@nodeless/sources';
import { finding, type Rule } from '../../rule.ts';

/** Whatever leaves the level restricted is named, so that nobody overlooks it in a review. */
export const restrictedExceptions: Rule = {
  codes: [
    {
      code: 'security/restricted-exception',
      severity: 'info',
      title: 'An app leaves the level restricted of the Pod Security Standards',
    },
  ],
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/'],
  *check({ model }) {
    for (const app of model.apps) {
      for (const { name, because, level, path } of securityExceptions(app)) {
        const what = level === 'restricted' ? 'which restricted allows' : `which needs the level ${level}`;
        yield finding(
          model,
          specPath(`app/${app.name}`, 'securityExceptions', ...path),
          'security/restricted-exception',
          `the pods of ${app.name} have the exception ${name}, ${what}: ${because}`,
          { severity: 'info' },
        );
      }
    }
  },
};
