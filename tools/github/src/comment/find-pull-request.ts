import type { GitHubClient } from '../api/client.ts';
import { count, field } from '../api/json.ts';
import type { WorkflowRun } from './workflow-run.ts';

/**
 * The number of the open pull request that a run looked at: into the default branch, from the same repository and with the
 * same head. The event itself names none for forks, and `GET /commits/{sha}/pulls` does not know commits of forks.
 *
 * @returns undefined when it is closed, or has a newer head
 */
export async function findPullRequest(github: GitHubClient, run: WorkflowRun): Promise<number | undefined> {
  // The filter needs the owner; for a fork that is gone, every open one is looked at.
  const head =
    run.head === undefined ? '' : `&head=${encodeURIComponent(`${run.head.owner}:${run.headBranch}`)}`;
  const base = encodeURIComponent(run.defaultBranch);
  const open = await github.list(`/repos/${run.repository}/pulls?state=open&base=${base}${head}`);
  return count(
    field(
      open.find((pull) => isAtHead(pull, run)),
      'number',
    ),
  );
}

/** Is a pull request open, and is the head that the run looked at still its newest? */
export function isAtHead(pull: unknown, run: WorkflowRun): boolean {
  return (
    field(pull, 'state') === 'open' &&
    field(pull, 'head', 'sha') === run.headSha &&
    field(pull, 'base', 'ref') === run.defaultBranch &&
    count(field(pull, 'head', 'repo', 'id')) === run.head?.id
  );
}
