import type { GitHubClient } from '../api/client.ts';
import { commit, count, field, text } from '../api/json.ts';
import { repositoryName } from '../comment/workflow-run.ts';

/** What a comment asks for: render the branch `ref` again, as it is at `sha`. */
export interface RegenerateRequest {
  readonly sha: string;
  readonly ref: string;
}

export type Decision = { readonly request: RegenerateRequest } | { readonly refused: string };

/** The whole text of the comment. */
export const COMMAND = '/regenerate';

/** In the message of every commit that this workflow makes. */
export const TRAILER = 'Nodeless-Regenerated';

/** Fewer characters than git allows: the name goes through a shell and a refspec. */
const PLAIN_BRANCH = /^[A-Za-z0-9][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_][A-Za-z0-9._-]*)*$/;

/**
 * Decides about the event `issue_comment`
 * (https://docs.github.com/en/webhooks/webhook-events-and-payloads#issue_comment): a person who may write asks for it, on an
 * open pull request from an unprotected branch of the same repository, whose newest commit is not one of this workflow.
 */
export async function decide(github: GitHubClient, event: unknown): Promise<Decision> {
  const repository = repositoryName(field(event, 'repository', 'full_name'));
  const number = count(field(event, 'issue', 'number'));
  const user = text(field(event, 'comment', 'user', 'login'));
  if (repository === undefined || number === undefined || user === undefined) {
    return { refused: 'the event is no comment' };
  }
  if (field(event, 'issue', 'pull_request') === undefined)
    return { refused: 'the comment is not on a pull request' };
  if (text(field(event, 'comment', 'body'))?.trim() !== COMMAND)
    return { refused: `the comment is not ${COMMAND}` };
  if (field(event, 'comment', 'user', 'type') !== 'User')
    return { refused: 'the comment is not by a person' };

  const may = await github.request(
    'GET',
    `/repos/${repository}/collaborators/${encodeURIComponent(user)}/permission`,
  );
  if (!['admin', 'write'].includes(text(field(may, 'permission')) ?? '')) {
    return { refused: 'who wrote the comment may not write to the repository' };
  }
  const pull = await github.request('GET', `/repos/${repository}/pulls/${number}`);
  const refused = refusalOf(pull, repository, text(field(event, 'repository', 'default_branch')));
  if (refused !== undefined) return { refused };
  const sha = commit(field(pull, 'head', 'sha'));
  const ref = text(field(pull, 'head', 'ref'));
  if (sha === undefined || ref === undefined) return { refused: 'the pull request has no head' };
  return (await refusalOfBranch(github, repository, sha, ref)) ?? { request: { sha, ref } };
}

function refusalOf(pull: unknown, repository: string, defaultBranch: string | undefined): string | undefined {
  if (field(pull, 'state') !== 'open') return 'the pull request is closed';
  if (field(pull, 'head', 'repo', 'full_name') !== repository) {
    return 'the branch is in a fork; its owner runs npx nx run generate';
  }
  const ref = text(field(pull, 'head', 'ref')) ?? '';
  if (ref === defaultBranch) return 'the branch is the default branch';
  if (ref.length > 200 || ref.includes('..') || ref.endsWith('.lock') || !PLAIN_BRANCH.test(ref)) {
    return 'the name of the branch has characters beyond A-Z a-z 0-9 . _ - /';
  }
  return undefined;
}

async function refusalOfBranch(
  github: GitHubClient,
  repository: string,
  sha: string,
  ref: string,
): Promise<Decision | undefined> {
  const branch = await github.request('GET', `/repos/${repository}/branches/${encodeURIComponent(ref)}`);
  if (field(branch, 'protected') !== false) return { refused: 'the branch is protected' };
  const head = await github.request('GET', `/repos/${repository}/commits/${sha}`);
  const message = text(field(head, 'commit', 'message'));
  if (message === undefined || message.includes(`${TRAILER}:`)) {
    return {
      refused:
        'the newest commit is one of this workflow already: what is still stale is not fixed by another',
    };
  }
  return undefined;
}
