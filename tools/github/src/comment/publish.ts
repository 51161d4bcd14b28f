import type { GitHubClient } from '../api/client.ts';
import { GitHubError, RetryLater } from '../api/errors.ts';
import { count, field, text } from '../api/json.ts';
import type { Report } from '../report/artifact.ts';
import { commentBody, saysSomething } from './body.ts';
import { findPullRequest, isAtHead } from './find-pull-request.ts';
import { compareRuns, markerOf, type Marker } from './marker.ts';
import type { WorkflowRun } from './workflow-run.ts';

export interface PublishOptions {
  /** Login that our comments are written with, such as `github-actions[bot]`. */
  readonly author: string;
  readonly serverUrl: string;
}

/** A comment of ours. */
interface OwnComment {
  readonly id: number;
  readonly body: string;
  readonly marker: Marker;
}

/**
 * Brings the one comment of a pull request to what a run says: writes it, edits it, or leaves it alone. Never writes over what
 * a newer run said, and leaves one comment where two runs wrote one each. Made to be started again from the beginning.
 *
 * @returns what was done, for the log
 */
export async function publish(
  github: GitHubClient,
  run: WorkflowRun,
  report: Report,
  options: PublishOptions,
): Promise<string> {
  if (run.event !== 'pull_request') return `nothing to do for a run that ${run.event} started`;
  const number = await findPullRequest(github, run);
  if (number === undefined) return 'no open pull request has this head any more';
  const issue = { repository: run.repository, number };
  const own = await ownComments(github, issue, options.author);
  const newest = newestOf(own);
  const mine = { head: run.headSha, run: run.number, attempt: run.attempt };
  if (newest !== undefined && compareRuns(mine, newest.marker) < 0) {
    await keepOne(github, issue, own);
    return `pull request ${number}: a newer run has written already`;
  }
  if (newest === undefined && !saysSomething(report)) {
    return `pull request ${number}: nothing to say, and no comment to clear`;
  }
  // Read last before the write: a push since the list was read makes this run an old one.
  const pull = await github.request('GET', `/repos/${run.repository}/pulls/${number}`);
  if (!isAtHead(pull, run)) return `pull request ${number}: closed, or has a newer head`;

  const body = commentBody(run, report, options.serverUrl);
  const target = oldestOf(own);
  if (target === undefined) {
    await github.request('POST', `/repos/${run.repository}/issues/${number}/comments`, { body });
  } else if (target.body !== body) {
    await edit(github, issue, target.id, body);
  }
  await keepOne(github, issue, await ownComments(github, issue, options.author));
  return `pull request ${number}: comment ${target === undefined ? 'written' : 'brought up to date'}`;
}

interface Issue {
  readonly repository: string;
  readonly number: number;
}

/** Comments of ours, the oldest first. A comment with our marker and another author is somebody's quotation. */
async function ownComments(github: GitHubClient, issue: Issue, author: string): Promise<OwnComment[]> {
  const comments = await github.list(`/repos/${issue.repository}/issues/${issue.number}/comments`);
  return comments
    .flatMap((comment) => {
      const id = count(field(comment, 'id'));
      const body = text(field(comment, 'body')) ?? '';
      const marker = markerOf(body);
      const ours = field(comment, 'user', 'login') === author;
      return id === undefined || marker === undefined || !ours ? [] : [{ id, body, marker }];
    })
    .sort((a, b) => a.id - b.id);
}

function newestOf(comments: readonly OwnComment[]): OwnComment | undefined {
  return [...comments].sort((a, b) => compareRuns(a.marker, b.marker)).at(-1);
}

function oldestOf(comments: readonly OwnComment[]): OwnComment | undefined {
  return comments[0];
}

/** Of several comments the oldest stays, with what the newest run said: two programs that heal at once agree on it. */
async function keepOne(github: GitHubClient, issue: Issue, own: readonly OwnComment[]): Promise<void> {
  const [kept, ...surplus] = own;
  const newest = newestOf(own);
  if (kept === undefined || newest === undefined || surplus.length === 0) return;
  if (newest.body !== kept.body) await edit(github, issue, kept.id, newest.body);
  for (const { id } of surplus) await remove(github, issue, id);
}

/** Edits a comment. When somebody has deleted it meanwhile, the work begins again. */
async function edit(github: GitHubClient, { repository }: Issue, id: number, body: string): Promise<void> {
  try {
    await github.request('PATCH', `/repos/${repository}/issues/comments/${id}`, { body });
  } catch (error) {
    if (!isGone(error)) throw error;
    throw new RetryLater(`comment ${id} was deleted meanwhile`, 0);
  }
}

async function remove(github: GitHubClient, { repository }: Issue, id: number): Promise<void> {
  try {
    await github.request('DELETE', `/repos/${repository}/issues/comments/${id}`);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

function isGone(error: unknown): boolean {
  return error instanceof GitHubError && error.status === 404;
}
