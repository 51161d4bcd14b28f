import { GitHubClient } from '../api/client.ts';
import { BOT, FakeGitHub, TOKEN, type FakeIssue } from '../testing/fake-github.ts';
import { reportNightly } from './issue.ts';

let server: FakeGitHub;
let github: GitHubClient;
beforeEach(async () => {
  server = new FakeGitHub();
  github = new GitHubClient({ baseUrl: await server.start(), token: TOKEN });
});
afterEach(() => server.stop());

const night = (sound: boolean, id = 1): Promise<string> =>
  reportNightly(github, { repository: 'octo/fleet', sound, url: `https://github.example/runs/${id}` }, BOT);

test('one issue is opened, kept up to date, and closed', async () => {
  expect(await night(true)).toBe('sound, and no issue is open');
  expect(await night(false, 2)).toMatch(/^issue \d+ opened$/);
  expect(await night(false, 3)).toMatch(/^issue \d+ brought up to date$/);
  expect(server.issues).toEqual([
    expect.objectContaining({
      state: 'open',
      title: 'The nightly run on main failed',
      body: expect.stringContaining('runs/3') as string,
    }),
  ]);
  expect(await night(true, 4)).toMatch(/^issue \d+ closed$/);
  expect(server.issues).toEqual([expect.objectContaining({ state: 'closed', state_reason: 'completed' })]);
  await night(false, 5);
  expect(server.issues.map(({ state }) => state)).toEqual(['closed', 'open']);
});

test('an issue that only looks like ours is left alone', async () => {
  const like: FakeIssue = {
    number: 5,
    state: 'open',
    title: 'The nightly run on main failed',
    body: '<!-- nodeless:nightly -->\n',
    user: { login: 'person' },
  };
  const pull: FakeIssue = { ...like, number: 6, user: { login: BOT }, pull_request: {} };
  const quote: FakeIssue = { ...like, number: 7, user: { login: BOT }, body: `> ${like.body}` };
  server.issues = [like, pull, quote].map((issue) => ({ ...issue }));
  expect(await night(true)).toBe('sound, and no issue is open');
  expect(server.issues).toEqual([like, pull, quote]);
});
