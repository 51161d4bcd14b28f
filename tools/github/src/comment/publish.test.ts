import { GitHubClient } from '../api/client.ts';
import { withRetries } from '../api/retries.ts';
import type { Report } from '../report/artifact.ts';
import { BOT, FakeGitHub, TOKEN, type FakePull } from '../testing/fake-github.ts';
import { commentBody } from './body.ts';
import { publish } from './publish.ts';
import type { WorkflowRun } from './workflow-run.ts';

const OLD = 'a'.repeat(40);
const NEW = 'b'.repeat(40);
const SERVER = 'https://github.example';
const FORK = { id: 77, owner: 'stranger' };
const HOME = { id: 1, owner: 'octo' };

const CHANGES: Report = { kind: 'report', markdown: '## 1 change\n', verdict: 'changes' };
const NOTHING: Report = { kind: 'report', markdown: 'no changes\n', verdict: 'none' };

let server: FakeGitHub;
let github: GitHubClient;
beforeEach(async () => {
  server = new FakeGitHub();
  github = new GitHubClient({ baseUrl: await server.start(), token: TOKEN, now: () => 0 });
  server.pulls = [pullRequest(7, NEW)];
});
afterEach(() => server.stop());

function pullRequest(number: number, sha: string, head = HOME, ref = 'feature/é&x'): FakePull {
  const repo = { id: head.id, owner: { login: head.owner }, full_name: `${head.owner}/fleet` };
  return { number, state: 'open', head: { sha, ref, repo }, base: { ref: 'main' } };
}

function runOf(change: Partial<WorkflowRun> = {}): WorkflowRun {
  return {
    repository: 'octo/fleet',
    defaultBranch: 'main',
    id: 500,
    number: 20,
    attempt: 1,
    event: 'pull_request',
    conclusion: 'success',
    headSha: NEW,
    headBranch: 'feature/é&x',
    head: HOME,
    ...change,
  };
}

const waits: number[] = [];
beforeEach(() => void waits.splice(0));

function comment(run: WorkflowRun = runOf(), report: Report = CHANGES): Promise<string> {
  const patience = {
    attempts: 5,
    totalPause: 300_000,
    wait: (milliseconds: number) => Promise.resolve(void waits.push(milliseconds)),
    say: () => undefined,
  };
  return withRetries(patience, () => publish(github, run, report, { author: BOT, serverUrl: SERVER }));
}

const bodyOf = (run: WorkflowRun, report: Report = CHANGES): string => commentBody(run, report, SERVER);
const bodies = (): string[] => server.comments.map(({ body }) => body);

test('the first run writes the comment', async () => {
  expect(await comment()).toBe('pull request 7: comment written');
  expect(bodies()).toEqual([
    `<!-- nodeless:report head=${NEW} run=20 attempt=1 -->
✅ **verify** passed for bbbbbbbbbbbb · [log and whole report](${SERVER}/octo/fleet/actions/runs/500/attempts/1)

<sub>Written by the code of this pull request; what decides are the required checks and the files themselves.</sub>

## 1 change
`,
  ]);
  expect(server.writes()).toEqual(['POST /repos/octo/fleet/issues/7/comments']);
});

test('the next push edits it', async () => {
  server.addComment('a person says hello', 'person');
  server.addComment(bodyOf(runOf({ headSha: OLD, number: 19 })));
  expect(await comment()).toBe('pull request 7: comment brought up to date');
  expect(bodies()).toEqual(['a person says hello', bodyOf(runOf())]);
  expect(server.writes()).toEqual([expect.stringMatching(/^PATCH /)]);
});

test('when nothing changes any more, the comment is cleared; where there is none, none is written', async () => {
  expect(await comment(runOf(), NOTHING)).toBe('pull request 7: nothing to say, and no comment to clear');
  server.addComment(bodyOf(runOf({ headSha: OLD, number: 19 })));
  await comment(runOf(), NOTHING);
  expect(bodies()).toEqual([bodyOf(runOf(), NOTHING)]);
  expect(bodies()[0]).toMatch(/\n\nNo rendered object changes\.\n$/);
  expect(bodies()[0]).not.toContain('1 change');
});

test('a rerun says its own result; a rerun that comes late says nothing', async () => {
  await comment(runOf({ conclusion: 'failure' }), { kind: 'missing' });
  expect(bodies()).toEqual([]);
  await comment(runOf({ attempt: 2 }));
  await comment(runOf({ attempt: 1, conclusion: 'failure' }));
  expect(bodies()).toEqual([bodyOf(runOf({ attempt: 2 }))]);
});

test('a run that ends without a report takes away what an older run said', async () => {
  await comment();
  const failed = runOf({ number: 21, conclusion: 'failure' });
  await comment(failed, { kind: 'missing' });
  expect(bodies()).toEqual([bodyOf(failed, { kind: 'missing' })]);
  expect(bodies()[0]).toContain('❌ **verify** did not pass');
});

test('a report that could not be made is said', async () => {
  await comment(runOf({ conclusion: 'failure' }), { kind: 'report', markdown: '', verdict: 'failed' });
  expect(bodies()[0]).toMatch(/did not pass.*\n\nThe report could not be made; the log says why\.\n$/);
});

test('a report that cannot be shown is said, with the reason', async () => {
  await comment(runOf(), { kind: 'unusable', reason: 'report.md is a link' });
  expect(bodies()[0]).toMatch(/cannot be shown: report\.md is a link\.\n$/);
});

describe('which pull request', () => {
  test('that of a fork, found by its owner, its branch and its repository', async () => {
    server.pulls = [pullRequest(7, NEW), pullRequest(8, NEW, FORK), pullRequest(9, NEW, { ...FORK, id: 78 })];
    expect(await comment(runOf({ head: FORK }))).toBe('pull request 8: comment written');
    expect(server.requests[0]).toBe(
      'GET /repos/octo/fleet/pulls?state=open&base=main&head=stranger%3Afeature%2F%C3%A9%26x&per_page=100&page=1',
    );
  });

  test('that of a fork that is gone, found by its commit among all', async () => {
    const gone = pullRequest(205, NEW);
    gone.head.repo = null;
    server.pulls = [...Array.from({ length: 204 }, (_, index) => pullRequest(index + 1, OLD)), gone];
    expect(await comment(runOf({ head: undefined }))).toBe('pull request 205: comment written');
  });

  test('none that is closed, has another base, or another head', async () => {
    const closed = pullRequest(7, NEW);
    closed.state = 'closed';
    server.pulls = [closed, { ...pullRequest(8, NEW), base: { ref: 'release' } }, pullRequest(9, OLD)];
    expect(await comment()).toBe('no open pull request has this head any more');
    expect(server.writes()).toEqual([]);
  });

  test('none of a merge queue', async () => {
    expect(await comment(runOf({ event: 'merge_group' }))).toBe(
      'nothing to do for a run that merge_group started',
    );
    expect(server.requests).toEqual([]);
  });
});

describe('two at once', () => {
  test('an older run that ends later does not write over the newer one', async () => {
    await comment();
    expect(await comment(runOf({ headSha: OLD, number: 19 }))).toBe(
      'no open pull request has this head any more',
    );
    expect(await comment(runOf({ number: 19 }))).toBe('pull request 7: a newer run has written already');
    expect(bodies()).toEqual([bodyOf(runOf())]);
  });

  test.each([
    ['a push', (pull: FakePull) => (pull.head.sha = OLD)],
    ['a merge', (pull: FakePull) => (pull.state = 'closed')],
  ])('%s between the reads and the write is noticed', async (_, happen) => {
    server.before = (request) => {
      if (request.endsWith('/issues/7/comments')) server.pulls.forEach(happen);
    };
    expect(await comment()).toBe('pull request 7: closed, or has a newer head');
    expect(server.writes()).toEqual([]);
  });

  test('a push during a pause is noticed', async () => {
    server.faults = [{ on: 'POST', status: 503 }];
    server.before = (request) => {
      if (request.startsWith('POST')) server.pulls = [pullRequest(7, OLD)];
    };
    expect(await comment()).toBe('no open pull request has this head any more');
    expect(bodies()).toEqual([]);
  });

  test('both write at the same time, and one comment stays: the oldest, with what the newest run says', async () => {
    await Promise.all([comment(runOf()), comment(runOf({ attempt: 2 })), comment(runOf({ attempt: 3 }))]);
    await comment(runOf({ attempt: 3 }));
    expect(bodies()).toEqual([bodyOf(runOf({ attempt: 3 }))]);
  });

  test('comments of earlier accidents are brought back to one', async () => {
    const first = server.addComment(bodyOf(runOf({ number: 17 })));
    server.addComment(bodyOf(runOf({ number: 19 })));
    server.addComment(bodyOf(runOf({ number: 18 })));
    expect(await comment(runOf({ number: 18 }))).toBe('pull request 7: a newer run has written already');
    expect(server.comments).toEqual([{ ...first, body: bodyOf(runOf({ number: 19 })) }]);
  });

  test('a comment that somebody deletes meanwhile is written again', async () => {
    server.addComment(bodyOf(runOf({ number: 19 })));
    server.before = (request) => {
      if (request.startsWith('PATCH')) server.comments = [];
    };
    await comment();
    expect(bodies()).toEqual([bodyOf(runOf())]);
  });
});

describe('a comment that only looks like ours', () => {
  test.each([
    ['of a person with our marker', () => server.addComment(bodyOf(runOf({ number: 99 })), 'person')],
    ['of ours that quotes a marker', () => server.addComment(`see\n${bodyOf(runOf({ number: 99 }))}`)],
    ['of ours about something else', () => server.addComment('<!-- other -->\ntext')],
  ])('%s is left alone', async (_, write) => {
    const other = { ...write() };
    await comment();
    expect(server.comments).toEqual([other, expect.objectContaining({ body: bodyOf(runOf()) })]);
  });
});

describe('GitHub has troubles', () => {
  test('a write that happened although the answer was an error is not done twice', async () => {
    server.faults = [{ on: 'POST', status: 502, afterwards: true }];
    await comment();
    expect(bodies()).toEqual([bodyOf(runOf())]);
    expect(waits).toEqual([1000]);
  });

  test('errors of every read and write are survived', async () => {
    server.faults = [
      { on: 'GET /repos/octo/fleet/pulls', status: 500 },
      { on: 'GET /repos/octo/fleet/issues', status: 0, hangUp: true },
      { on: 'POST', status: 403, headers: { 'retry-after': '20' } },
      { on: 'GET', status: 429, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '40' } },
    ];
    await comment();
    expect(bodies()).toEqual([bodyOf(runOf())]);
    expect([...waits].sort((a, b) => a - b)).toEqual([1000, 4000, 20_000, 41_000]);
  });

  test('a limit that lasts an hour ends the run with a sentence', async () => {
    server.faults = [
      { on: 'GET', status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '3600' } },
    ];
    await expect(comment()).rejects.toThrow(/rate limit .* wait 3601 s, which is more than this job does/);
    expect(waits).toEqual([]);
  });

  test('a token without the permission ends the run at once', async () => {
    server.faults = [
      { on: 'POST', status: 403, body: '{"message":"Resource not accessible by integration"}' },
    ];
    await expect(comment()).rejects.toThrow(
      'POST /repos/octo/fleet/issues/7/comments: 403: Resource not accessible by integration. The token lacks a permission',
    );
    expect(waits).toEqual([]);
  });
});

test('the comment is found behind hundreds of others', async () => {
  for (let index = 0; index < 250; index += 1) server.addComment(`text ${index}`, 'person');
  server.addComment(bodyOf(runOf({ number: 19 })));
  expect(await comment()).toBe('pull request 7: comment brought up to date');
  expect(server.comments).toHaveLength(251);
});

test('no comment is longer than GitHub takes', async () => {
  const markdown = `<details>\n\`\`\`diff\n${'+ a line of a very long report 🦊\n'.repeat(9000)}\`\`\`\n</details>\n`;
  await comment(runOf(), { kind: 'report', markdown, verdict: 'dangerous' });
  expect(bodies()[0]?.length).toBeLessThanOrEqual(65_536);
  expect(bodies()[0]?.length).toBeGreaterThan(65_000);
  expect(bodies()[0]).toMatch(
    /\n```\n\n<\/details>\n\n\*\*The report is longer than a comment may be\..*\*\*\n$/,
  );
});
