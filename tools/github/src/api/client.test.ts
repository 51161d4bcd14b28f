import { FakeGitHub, TOKEN } from '../testing/fake-github.ts';
import { GitHubClient } from './client.ts';
import { GitHubError, RetryLater } from './errors.ts';

let server: FakeGitHub;
let baseUrl = '';
beforeEach(async () => {
  server = new FakeGitHub();
  baseUrl = await server.start();
});
afterEach(() => server.stop());

const client = (token = TOKEN): GitHubClient => new GitHubClient({ baseUrl, token });
const COMMENTS = '/repos/octo/fleet/issues/1/comments';

async function failure(work: Promise<unknown>): Promise<Error> {
  return work.then(
    () => Promise.reject(new Error('it did not fail')),
    (error: Error) => error,
  );
}

test('a list is read to its end, page by page', async () => {
  for (let index = 0; index < 205; index += 1) server.addComment(`text ${index}`);
  expect(await client().list(COMMENTS)).toHaveLength(205);
  expect(server.requests).toEqual([1, 2, 3].map((page) => `GET ${COMMENTS}?per_page=100&page=${page}`));
});

test('an answer that is no list is an error', async () => {
  server.faults = [{ on: 'GET', status: 200, body: '{"message":"what?"}' }];
  expect(await failure(client().list(COMMENTS))).toEqual(
    new GitHubError(200, `GET ${COMMENTS}: the answer is not a list`),
  );
});

test.each([
  [401, 'The token is not valid (any more)'],
  [403, 'The token lacks a permission of the job, or the conversation is locked'],
  [404, 'It does not exist, or the token may not see it'],
  [301, 'The repository has moved; run the workflow in its new place'],
])('%i is an error that says what it means', async (status, advice) => {
  server.faults = [{ on: 'GET', status, headers: { location: 'https://elsewhere.example/' } }];
  const error = await failure(client().list(COMMENTS));
  expect(error).toBeInstanceOf(GitHubError);
  expect(error.message).toBe(`GET ${COMMENTS}?per_page=100&page=1: ${status}: a fault. ${advice}`);
  expect(server.requests).toHaveLength(1);
});

test('a message cannot write commands to the runner', async () => {
  server.faults = [
    { on: 'GET', status: 422, body: JSON.stringify({ message: 'no\n::set-env name=A::b\u001b[0m' }) },
  ];
  expect((await failure(client().request('GET', COMMENTS))).message).toBe(
    `GET ${COMMENTS}: 422: no ::set-env name=A::b [0m`,
  );
});

test.each([
  ['a server error', { status: 502 }, undefined],
  ['a page of a gateway', { status: 200, body: '<html>' }, undefined],
  ['a lost connection', { status: 0, hangUp: true }, undefined],
  ['a secondary limit', { status: 403, headers: { 'retry-after': '9' } }, 9000],
])('%s may be tried again', async (_, fault, milliseconds) => {
  server.faults = [{ on: 'GET', ...fault }];
  const error = await failure(client().request('GET', COMMENTS));
  expect(error).toBeInstanceOf(RetryLater);
  expect((error as RetryLater).milliseconds).toBe(milliseconds);
});

test('a server that never answers is given up', async () => {
  const slow = new GitHubClient({ baseUrl: 'http://127.0.0.1:1', token: TOKEN, timeout: 50 });
  expect(await failure(slow.request('GET', COMMENTS))).toBeInstanceOf(RetryLater);
});
