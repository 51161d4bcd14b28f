import { conflictAt } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { AppRule } from './rule.ts';

/** Exceptions that say the opposite of another key, or nothing beside another one. */
export const appSecurity: AppRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title: 'A security exception of an app contradicts another key',
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  check({ value: { runAsUser, securityExceptions }, stack }) {
    if (securityExceptions === undefined) return [];
    const { capabilities, privileged, runAsRoot } = securityExceptions;
    const at = (...keys: string[]) => ['securityExceptions', ...keys];
    const [capability] = Object.keys(capabilities);
    return [
      ...(runAsRoot !== undefined && runAsUser !== undefined
        ? [
            conflictAt(
              stack,
              at('runAsRoot'),
              `the process cannot be root and the user ${runAsUser}`,
              'take one of them away',
              { path: ['runAsUser'], message: 'the user' },
            ),
          ]
        : []),
      ...(privileged !== undefined && capability !== undefined
        ? [
            conflictAt(
              stack,
              at('capabilities', capability),
              'a privileged process has every capability',
              'take privileged or the capabilities away',
              { path: at('privileged'), message: 'privileged' },
            ),
          ]
        : []),
    ];
  },
};
