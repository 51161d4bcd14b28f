/** Jobs of the workflow `verify` that must succeed before a merge. */
export const REQUIRED_CHECKS = ['gate', 'code'] as const;

/** Checks of that name count only when GitHub Actions reports them: the id of its App, on github.com. */
const GITHUB_ACTIONS_APP = 15368;

/**
 * The rules of the branch `main`, as GitHub's API takes them.
 * Source: https://docs.github.com/en/rest/repos/rules#create-a-repository-ruleset
 */
const RULESET = {
  name: 'main',
  target: 'branch',
  enforcement: 'active',
  conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
  bypass_actors: [],
  rules: [
    { type: 'deletion' },
    { type: 'non_fast_forward' },
    {
      type: 'pull_request',
      parameters: {
        required_approving_review_count: 1,
        dismiss_stale_reviews_on_push: true,
        require_code_owner_review: true,
        require_last_push_approval: true,
        required_review_thread_resolution: true,
      },
    },
    {
      type: 'required_status_checks',
      parameters: {
        // The queue below checks each pull request upon those before it, so it need not be up to date itself.
        strict_required_status_checks_policy: false,
        required_status_checks: REQUIRED_CHECKS.map((context) => ({
          context,
          integration_id: GITHUB_ACTIONS_APP,
        })),
      },
    },
    {
      type: 'merge_queue',
      parameters: {
        // Every commit of the queue must be fresh: Argo CD syncs each that reaches main.
        grouping_strategy: 'ALLGREEN',
        merge_method: 'MERGE',
        check_response_timeout_minutes: 60,
        max_entries_to_build: 5,
        max_entries_to_merge: 5,
        min_entries_to_merge: 1,
        min_entries_to_merge_wait_minutes: 0,
      },
    },
  ],
};

const PERMISSIONS = { default_workflow_permissions: 'read', can_approve_pull_request_reviews: false };

/** Jobs with the environment run for the default branch alone, and so does the key that it holds. */
const ENVIRONMENT = { deployment_branch_policy: { protected_branches: true, custom_branch_policies: false } };

/** The commands that an administrator runs once, with what each is for. Nothing is run here. */
export function branchRuleCommands(repository: string): string {
  const repo = `repos/${repository}`;
  return [
    [
      'What a merge into main needs. Without a merge queue, take its rule out and set the strict policy',
      'POST',
      `${repo}/rulesets`,
      RULESET,
    ],
    [
      'Tokens of workflows can read, unless a job says more',
      'PUT',
      `${repo}/actions/permissions/workflow`,
      PERMISSIONS,
    ],
    ['Where the key of the workflow regenerate lives', 'PUT', `${repo}/environments/regenerate`, ENVIRONMENT],
  ]
    .map(([comment, method, path, body]) => {
      const json = JSON.stringify(body, null, 2);
      return `# ${String(comment)}.\ngh api --method ${String(method)} ${String(path)} --input - <<'JSON'\n${json}\nJSON\n`;
    })
    .join('\n');
}
