import { errorAt } from '@nodeless/catalogue';
import type { ClusterRule } from './rule.ts';

/** The repository that the examples name, by either protocol. */
const EXAMPLE_REPOSITORY = /^(https:\/\/|git@)github\.com[/:]example\/platform\.git$/i;

/** The accounts of the example clusters, which nobody has. */
const EXAMPLE_ACCOUNTS: readonly unknown[] = ['111122223333', '444455556666'];

/** Is this the account of an example cluster? */
export function isExampleAccount(accountId: unknown): boolean {
  return EXAMPLE_ACCOUNTS.includes(accountId);
}

/**
 * A cluster of a real account whose Argo CD would follow the repository of the examples: its root Application prunes and heals
 * by itself, so whoever owns that repository would own the cluster.
 */
export const exampleRepository: ClusterRule = {
  codes: [
    {
      code: 'argocd/example-repository',
      severity: 'error',
      title: 'Argo CD would follow the repository of the examples',
    },
  ],
  check({ spec, stack, fleet: { settings } }) {
    const { accountId } = spec;
    if (accountId === undefined || isExampleAccount(accountId)) return [];
    if (settings === undefined || !EXAMPLE_REPOSITORY.test(settings.value.repository.url)) return [];
    const error = errorAt(settings.stack, ['repository', 'url'], {
      code: 'argocd/example-repository',
      message: `Argo CD in the account ${accountId} would follow ${settings.value.repository.url}, which stands for your repository in the examples`,
      hint: 'write the URL of this repository, https or ssh, with .git at its end; `git remote get-url origin` prints it',
    });
    return [
      { ...error, related: [{ message: 'the account', location: stack.placeOf(['accountId']).location }] },
    ];
  },
};
