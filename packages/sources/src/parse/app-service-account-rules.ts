import { conflictAt, errorAt } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { Diagnostic } from '@nodeless/core';
import { serviceAccountOf } from '../model/app-identity.ts';
import type { AppRule } from './rule.ts';

/**
 * The account `default` is made by Kubernetes in each namespace, for all pods that name none: a role of it is a role of all of
 * them, and Argo CD would delete it with the app. A role without a policy may do nothing.
 */
export const appServiceAccount: AppRule = {
  codes: [VALUE_CODES['spec/invalid-name'], VALUE_CODES['spec/conflict']],
  title: 'The service account of an app belongs to others, or its role may do nothing',
  references: ['https://kubernetes.io/docs/concepts/security/service-accounts/#default-service-accounts'],
  check({ value: app, stack }) {
    const { serviceAccount } = app;
    if (serviceAccount === undefined) return [];
    const found: Diagnostic[] = [];
    if (serviceAccountOf(app) === 'default') {
      const message = 'the service account "default" belongs to the namespace and to all pods that name none';
      const hint = 'choose another name, or leave serviceAccount out';
      const path = serviceAccount.name === undefined ? ['name'] : ['serviceAccount', 'name'];
      found.push(errorAt(stack, path, { code: 'spec/invalid-name', message, hint }));
    }
    const { role } = serviceAccount;
    if (role !== undefined && role.policies.length + role.statements.length === 0) {
      const message = 'the role has no policy, so that its pods may do nothing with it';
      const hint = 'add policies or statements, or take the role away';
      found.push(errorAt(stack, ['serviceAccount', 'role'], { code: 'spec/conflict', message, hint }));
    }
    const sids = role?.statements.map(({ sid }) => sid) ?? [];
    for (const [index, sid] of sids.entries()) {
      const first = sids.indexOf(sid);
      if (sid === undefined || first === index) continue;
      const of = (place: number) => ['serviceAccount', 'role', 'statements', place, 'sid'];
      const other = { path: of(first), message: 'the first one' };
      found.push(
        conflictAt(stack, of(index), `two statements have the id ${sid}`, 'choose another id', other),
      );
    }
    return found;
  },
};
