import type { GitHubClient } from '../api/client.ts';
import { count, field, text } from '../api/json.ts';

/** The nightly run that ended. */
export interface NightlyRun {
  readonly repository: string;
  readonly sound: boolean;
  /** Where people read its log. */
  readonly url: string;
}

const MARKER = '<!-- nodeless:nightly -->\n';
const TITLE = 'The nightly run on main failed';

/**
 * Keeps one issue about the nightly run: opened by the first failure, brought up to date by the next ones, closed by success.
 *
 * @param author login that our issues are written with
 * @returns what was done, for the log
 */
export async function reportNightly(github: GitHubClient, run: NightlyRun, author: string): Promise<string> {
  const open = await openIssue(github, run.repository, author);
  const issues = `/repos/${run.repository}/issues`;
  if (run.sound) {
    if (open === undefined) return 'sound, and no issue is open';
    const body = `${MARKER}Sound again: [log](${run.url}).\n`;
    await github.request('PATCH', `${issues}/${open}`, { body, state: 'closed', state_reason: 'completed' });
    return `issue ${open} closed`;
  }
  const body = `${MARKER}${failure(run.url)}`;
  if (open !== undefined) {
    await github.request('PATCH', `${issues}/${open}`, { body });
    return `issue ${open} brought up to date`;
  }
  const made = await github.request('POST', issues, { title: TITLE, body });
  return `issue ${count(field(made, 'number'))} opened`;
}

function failure(url: string): string {
  return `[The log](${url}) says which of these it is:

- **The tree is not what the sources give**, although nobody may merge such a tree. Either two pull requests met without a
  merge queue, or what is rendered depends on something that is no source. \`npx nx run generate\` shows the difference.
- **Rendering twice gave two results.** Something depends on the locale, the time zone, the order of files or the machine.
`;
}

/** The list of issues holds pull requests too. Source: https://docs.github.com/en/rest/issues/issues#list-repository-issues */
async function openIssue(
  github: GitHubClient,
  repository: string,
  author: string,
): Promise<number | undefined> {
  const issues = await github.list(`/repos/${repository}/issues?state=open`);
  const ours = issues.find(
    (issue) =>
      field(issue, 'pull_request') === undefined &&
      field(issue, 'user', 'login') === author &&
      (text(field(issue, 'body')) ?? '').replaceAll('\r\n', '\n').startsWith(MARKER),
  );
  return count(field(ours, 'number'));
}
