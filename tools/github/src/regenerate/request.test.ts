import { GitHubClient } from '../api/client.ts';
import { FakeGitHub, TOKEN, type FakePull } from '../testing/fake-github.ts';
import { decide, TRAILER, type Decision } from './request.ts';

const SHA = 'c'.repeat(40);

let server: FakeGitHub;
let github: GitHubClient;
let pull: FakePull;
beforeEach(async () => {
  server = new FakeGitHub();
  github = new GitHubClient({ baseUrl: await server.start(), token: TOKEN });
  const repo = { id: 1, owner: { login: 'octo' }, full_name: 'octo/fleet' };
  pull = { number: 7, state: 'open', head: { sha: SHA, ref: 'feature/a', repo }, base: { ref: 'main' } };
  server.pulls = [pull];
  server.permissions = { person: 'write' };
  server.branches = { 'feature/a': { protected: false }, main: { protected: true } };
  server.commits = { [SHA]: { commit: { message: 'Change a thing\n' } } };
});
afterEach(() => server.stop());

function event(comment: object = {}, issue: object = { number: 7, pull_request: {} }): object {
  return {
    repository: { full_name: 'octo/fleet', default_branch: 'main' },
    issue,
    comment: { body: '/regenerate\r\n', user: { login: 'person', type: 'User' }, ...comment },
  };
}

const refused = async (asked: object = event()): Promise<string> => {
  const decision: Decision = await decide(github, asked);
  return 'refused' in decision ? decision.refused : 'not refused';
};

test('a person who may write is heard', async () => {
  expect(await decide(github, event())).toEqual({ request: { sha: SHA, ref: 'feature/a' } });
});

test.each([
  ['an event of another kind', {}, 'the event is no comment'],
  ['a comment on an issue', event({}, { number: 7 }), 'the comment is not on a pull request'],
  ['a sentence about it', event({ body: 'try /regenerate' }), 'the comment is not /regenerate'],
  [
    'an answer of a program',
    event({ user: { login: 'person', type: 'Bot' } }),
    'the comment is not by a person',
  ],
  [
    'a stranger',
    event({ user: { login: 'stranger', type: 'User' } }),
    'who wrote the comment may not write to the repository',
  ],
])('%s is refused', async (_, asked, reason) => expect(await refused(asked)).toBe(reason));

const branches: Record<string, [change: () => void, reason: string]> = {
  'a closed pull request': [() => (pull.state = 'closed'), 'the pull request is closed'],
  'a fork': [
    () => (pull.head.repo = { id: 2, owner: { login: 'stranger' }, full_name: 'stranger/fleet' }),
    'the branch is in a fork; its owner runs npx nx run generate',
  ],
  'a fork that is gone': [
    () => (pull.head.repo = null),
    'the branch is in a fork; its owner runs npx nx run generate',
  ],
  'the default branch': [() => (pull.head.ref = 'main'), 'the branch is the default branch'],
  'a protected branch': [
    () => (server.branches['feature/a'] = { protected: true }),
    'the branch is protected',
  ],
  'a commit of its own': [
    () => (server.commits[SHA] = { commit: { message: `Render again\n\n${TRAILER}: yes\n` } }),
    'the newest commit is one of this workflow already: what is still stale is not fixed by another',
  ],
};
test.each(Object.entries(branches))('%s is refused', async (_, [change, reason]) => {
  change();
  expect(await refused()).toBe(reason);
});

test.each([
  'a b',
  '$(id)',
  '-x',
  'a..b',
  'a/../b',
  'a.lock',
  'a\nb',
  'é',
  'a:b',
  '+a',
  'a/.b',
  '`x`',
  'a;b',
  '',
])('a branch called %j is refused', async (ref) => {
  pull.head.ref = ref;
  expect(await refused()).toMatch(/^the name of the branch/);
});
