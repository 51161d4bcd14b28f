import { GitHubError, RetryLater } from './errors.ts';
import { field, text } from './json.ts';
import { oneLine } from './one-line.ts';
import { rateLimitPause } from './rate-limits.ts';

export interface ClientOptions {
  /** Where the REST API answers, such as `https://api.github.com`. */
  readonly baseUrl: string;
  readonly token: string;
  /** Milliseconds since the epoch. @default the clock of this machine */
  readonly now?: () => number;
  /** Milliseconds after which a request is given up. @default 30 s */
  readonly timeout?: number;
}

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** Pages of a list that are read at most: 10 000 entries. */
const MOST_PAGES = 100;
const PAGE_SIZE = 100;

/** GitHub's REST API, over HTTP. Source: https://docs.github.com/en/rest/using-the-rest-api/getting-started-with-the-rest-api */
export class GitHubClient {
  readonly #options: ClientOptions;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /**
   * One request.
   *
   * @param path with its leading `/` and its query; parts that come from elsewhere are encoded by the caller
   * @throws {RetryLater} for a server error, a lost connection or a rate limit
   * @throws {GitHubError} for every other answer that is not a success
   */
  async request(method: Method, path: string, body?: unknown): Promise<unknown> {
    const response = await this.#send(method, path, body);
    const answer = await this.#json(response, `${method} ${path}`);
    if (response.ok) return answer;
    throw this.#problem(`${method} ${path}`, response, oneLine(text(field(answer, 'message')) ?? ''));
  }

  /** All entries of a list, page by page. */
  async list(path: string): Promise<readonly unknown[]> {
    const entries: unknown[] = [];
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const query = `${path.includes('?') ? '&' : '?'}per_page=${PAGE_SIZE}&page=${page}`;
      const answer = await this.request('GET', `${path}${query}`);
      if (!Array.isArray(answer)) throw new GitHubError(200, `GET ${path}: the answer is not a list`);
      entries.push(...(answer as unknown[]));
      if (answer.length < PAGE_SIZE) return entries;
    }
    throw new GitHubError(200, `GET ${path}: more than ${MOST_PAGES * PAGE_SIZE} entries`);
  }

  async #send(method: Method, path: string, body: unknown): Promise<Response> {
    const { baseUrl, token, timeout = 30_000 } = this.#options;
    try {
      return await fetch(`${baseUrl}${path}`, {
        method,
        headers: {
          accept: 'application/vnd.github+json',
          authorization: `Bearer ${token}`,
          'user-agent': 'nodeless',
          'x-github-api-version': '2022-11-28',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        // A redirect of a write would lose its body, and the token shall reach no other host.
        redirect: 'manual',
        signal: AbortSignal.timeout(timeout),
      });
    } catch (error) {
      throw new RetryLater(`${method} ${path}: no answer (${reason(error)})`);
    }
  }

  async #json(response: Response, request: string): Promise<unknown> {
    let content: string;
    try {
      content = await response.text();
    } catch (error) {
      throw new RetryLater(`${request}: the answer broke off (${reason(error)})`);
    }
    try {
      return content === '' ? undefined : (JSON.parse(content) as unknown);
    } catch {
      if (response.ok) throw new RetryLater(`${request}: the answer is not JSON`);
      return undefined; // The status says enough.
    }
  }

  #problem(request: string, { status, headers }: Response, message: string): Error {
    const said = message === '' ? '' : `: ${message}`;
    const now = this.#options.now?.() ?? Date.now();
    const pause = rateLimitPause({ status, header: (name) => headers.get(name), message }, now);
    if (pause !== undefined) return new RetryLater(`${request}: rate limit (${status}${said})`, pause);
    if (status >= 500) return new RetryLater(`${request}: GitHub answered ${status}${said}`);
    return new GitHubError(status, `${request}: ${status}${said}${adviceFor(status)}`);
  }
}

function adviceFor(status: number): string {
  if (status === 401) return '. The token is not valid (any more)';
  if (status === 403) return '. The token lacks a permission of the job, or the conversation is locked';
  if (status === 404) return '. It does not exist, or the token may not see it';
  if (status >= 300 && status < 400) return '. The repository has moved; run the workflow in its new place';
  return '';
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { cause } = error;
  return oneLine(cause instanceof Error ? cause.message : error.message);
}
