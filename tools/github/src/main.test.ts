import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from './main.ts';
import { FakeGitHub, TOKEN } from './testing/fake-github.ts';

const SHA = 'd'.repeat(40);

let folder = '';
let server: FakeGitHub;
let env: Record<string, string>;
const said: string[] = [];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nodeless-github-'));
  server = new FakeGitHub();
  env = {
    GITHUB_API_URL: await server.start(),
    GITHUB_TOKEN: TOKEN,
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_SERVER_URL: 'https://github.example',
    GITHUB_REPOSITORY: 'octo/fleet',
    GITHUB_RUN_ID: '31',
  };
  said.splice(0);
  const listen = (line: string): void => void said.push(line);
  jest.spyOn(console, 'log').mockImplementation(listen);
  jest.spyOn(console, 'error').mockImplementation(listen);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await server.stop();
  rmSync(folder, { recursive: true });
});

const repo = { id: 1, owner: { login: 'octo' }, full_name: 'octo/fleet' };

function event(value: object): void {
  writeFileSync(env['GITHUB_EVENT_PATH'] ?? '', JSON.stringify(value));
}

test('comment, from the event and the artifact to GitHub', async () => {
  server.pulls = [{ number: 7, state: 'open', head: { sha: SHA, ref: 'a', repo }, base: { ref: 'main' } }];
  event({
    repository: { full_name: 'octo/fleet', default_branch: 'main' },
    workflow_run: {
      ...{ id: 9, run_number: 3, run_attempt: 1, event: 'pull_request', conclusion: 'success' },
      ...{ head_sha: SHA, head_branch: 'a', head_repository: repo },
      pull_requests: [{ number: 99 }],
    },
  });
  writeFileSync(join(folder, 'report.md'), '# hello @all\n');
  writeFileSync(join(folder, 'verdict'), 'dangerous\n');
  expect(await main(['comment', folder], env)).toBe(0);
  expect(said).toEqual(['nodeless: pull request 7: comment written']);
  expect(server.comments[0]?.body).toMatch(/# hello @\u200ball\n$/);
});

test('an event of another kind is a sentence', async () => {
  event({ repository: { full_name: 'octo/fleet', default_branch: 'main' } });
  expect(await main(['comment', folder], env)).toBe(1);
  expect(said).toEqual([
    'nodeless: the event has no workflow_run.id: is this workflow started by workflow_run?',
  ]);
});

test('a refusal of GitHub is one line of the log', async () => {
  server.faults = [{ on: 'GET', status: 403, body: '{"message":"no\\n::error::x"}' }];
  expect(await main(['nightly', 'failure'], env)).toBe(1);
  expect(said).toEqual([
    expect.stringMatching(/^nodeless: GET [^\n]*: 403: no ::error::x\. The token lacks/),
  ]);
});

test('nightly, from the result of the job to the issue', async () => {
  expect(await main(['nightly', 'failure'], env)).toBe(0);
  expect(server.issues[0]?.body).toContain('(https://github.example/octo/fleet/actions/runs/31)');
});

test('regenerate-request gives its outputs, or none', async () => {
  const asked = {
    repository: { full_name: 'octo/fleet', default_branch: 'main' },
    issue: { number: 7, pull_request: {} },
    comment: { body: '/regenerate', user: { login: 'person', type: 'User' } },
  };
  event(asked);
  server.pulls = [{ number: 7, state: 'open', head: { sha: SHA, ref: 'a/b', repo }, base: { ref: 'main' } }];
  server.branches = { 'a/b': { protected: false } };
  server.commits = { [SHA]: { commit: { message: 'text' } } };
  expect(await main(['regenerate-request'], env)).toBe(0);
  expect(said).toEqual(['nodeless: nothing to do: who wrote the comment may not write to the repository']);
  server.permissions = { person: 'admin' };
  expect(await main(['regenerate-request'], env)).toBe(0);
  expect(readFileSync(join(folder, 'output'), 'utf8')).toBe(`sha=${SHA}\nref=a/b\n`);
});

test.each([[], ['constructor'], ['publish']])('%j is no verb', async (...args: string[]) => {
  expect(await main(args, env)).toBe(1);
  expect(said[0]).toMatch(/^usage: /);
});

test.each([
  [['comment'], { GITHUB_TOKEN: '' }, 'the environment variable GITHUB_EVENT_PATH is missing'],
  [['branch-rules', 'a;b'], {}, 'a repository as owner/name is missing'],
  [['regenerate-commit'], {}, 'a clone is missing'],
])('%j without what it needs', async (args, without, message) => {
  expect(await main(args, without)).toBe(1);
  expect(said).toEqual([`nodeless: ${message}`]);
});
