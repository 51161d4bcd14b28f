import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakePull {
  number: number;
  state: 'open' | 'closed';
  head: {
    sha: string;
    ref: string;
    repo: { id: number; owner: { login: string }; full_name: string } | null;
  };
  base: { ref: string };
  [more: string]: unknown;
}

export interface FakeComment {
  id: number;
  body: string;
  user: { login: string };
}

export interface FakeIssue {
  number: number;
  state: 'open' | 'closed';
  title: string;
  body: string;
  user: { login: string };
  pull_request?: object;
}

/** An answer in place of the ordinary one. */
export interface Fault {
  /** Method and the beginning of the path, such as `POST /repos`. */
  readonly on: string;
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  /** The request does its work all the same, as when a gateway gives up. */
  readonly afterwards?: boolean;
  /** The connection ends without an answer. */
  readonly hangUp?: boolean;
}

export const BOT = 'github-actions[bot]';
export const TOKEN = 'a-token-of-the-job';

/** A GitHub on loopback that holds one repository, `octo/fleet`. */
export class FakeGitHub {
  pulls: FakePull[] = [];
  comments: FakeComment[] = [];
  issues: FakeIssue[] = [];
  permissions: Record<string, string> = {};
  branches: Record<string, { protected: boolean }> = {};
  commits: Record<string, unknown> = {};
  /** Taken one after the other by the requests that they fit. */
  faults: Fault[] = [];
  /** Method and path of every request. */
  readonly requests: string[] = [];
  /** Called before a request is answered; a test changes the world here. */
  before: (request: string) => void = () => undefined;
  #nextId = 1000;
  readonly #server: Server = createServer((request, response) => void this.#serve(request, response));

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  addComment(body: string, login = BOT): FakeComment {
    const comment = { id: (this.#nextId += 1), body, user: { login } };
    this.comments.push(comment);
    return comment;
  }

  writes(): string[] {
    return this.requests.filter((request) => !request.startsWith('GET '));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '', 'http://localhost');
    const line = `${request.method} ${url.pathname}`;
    this.requests.push(`${request.method} ${request.url}`);
    this.before(line);
    const at = this.faults.findIndex(({ on }) => line.startsWith(on));
    const fault = at < 0 ? undefined : this.faults.splice(at, 1)[0];
    const answer = (status: number, value?: unknown, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value));
    };
    if (request.headers.authorization !== `Bearer ${TOKEN}`)
      return answer(401, { message: 'Bad credentials' });
    const body =
      chunks.length === 0 ? {} : (JSON.parse(Buffer.concat(chunks).toString()) as Record<string, string>);
    const ordinary =
      fault === undefined || fault.afterwards === true ? this.#answer(line, url, body) : undefined;
    if (fault?.hangUp === true) return void request.socket.destroy();
    if (fault !== undefined) return answer(fault.status, fault.body ?? { message: 'a fault' }, fault.headers);
    answer(
      ordinary?.status ?? 404,
      ordinary?.value ?? (ordinary === undefined ? { message: 'Not Found' } : undefined),
    );
  }

  #answer(
    line: string,
    url: URL,
    body: Record<string, string>,
  ): { status: number; value?: unknown } | undefined {
    const path = /^(\w+) \/repos\/octo\/fleet(\/.*)$/.exec(line);
    const [, method, rest = ''] = path ?? [];
    const ok = (value: unknown, status = 200) => (value === undefined ? undefined : { status, value });
    if (method === 'GET' && rest === '/pulls') return ok(page(this.#filteredPulls(url), url));
    const pull = /^\/pulls\/(\d+)$/.exec(rest)?.[1];
    if (method === 'GET' && pull !== undefined)
      return ok(this.pulls.find(({ number }) => number === Number(pull)));
    if (/^\/issues\/\d+\/comments$/.test(rest)) {
      if (method === 'GET') return ok(page(this.comments, url));
      if (body['body'] === undefined || body['body'].length > 65_536)
        return { status: 422, value: { message: 'too long' } };
      return ok(this.addComment(body['body']), 201);
    }
    const comment = /^\/issues\/comments\/(\d+)$/.exec(rest)?.[1];
    if (comment !== undefined) return this.#changeComment(method, Number(comment), body);
    if (rest === '/issues' && method === 'GET')
      return ok(
        page(
          this.issues.filter(({ state }) => state === 'open'),
          url,
        ),
      );
    if (rest === '/issues') return ok(this.#openIssue(body), 201);
    const issue = this.issues.find(({ number }) => rest === `/issues/${number}`);
    if (issue !== undefined && method === 'PATCH') return ok(Object.assign(issue, body));
    const user = /^\/collaborators\/([^/]+)\/permission$/.exec(rest)?.[1];
    if (user !== undefined) return ok({ permission: this.permissions[decodeURIComponent(user)] ?? 'read' });
    const branch = /^\/branches\/(.+)$/.exec(rest)?.[1];
    if (branch !== undefined) return ok(this.branches[decodeURIComponent(branch)]);
    const commit = /^\/commits\/(.+)$/.exec(rest)?.[1];
    return commit === undefined ? undefined : ok(this.commits[commit]);
  }

  #changeComment(method: string | undefined, id: number, body: Record<string, string>) {
    const comment = this.comments.find((candidate) => candidate.id === id);
    if (comment === undefined) return undefined;
    if (method === 'DELETE') {
      this.comments = this.comments.filter((other) => other !== comment);
      return { status: 204 };
    }
    if ((body['body'] ?? '').length > 65_536) return { status: 422, value: { message: 'too long' } };
    return { status: 200, value: Object.assign(comment, { body: body['body'] ?? '' }) };
  }

  #openIssue({ title = '', body = '' }: Record<string, string>): FakeIssue {
    const issue: FakeIssue = {
      number: (this.#nextId += 1),
      state: 'open',
      title,
      body,
      user: { login: BOT },
    };
    this.issues.push(issue);
    return issue;
  }

  #filteredPulls(url: URL): FakePull[] {
    const head = url.searchParams.get('head');
    const base = url.searchParams.get('base');
    return this.pulls.filter(
      (pull) =>
        pull.state === url.searchParams.get('state') &&
        (base === null || pull.base.ref === base) &&
        (head === null || `${pull.head.repo?.owner.login}:${pull.head.ref}` === head),
    );
  }
}

function page<T>(entries: readonly T[], url: URL): T[] {
  const size = Number(url.searchParams.get('per_page') ?? 30);
  const number = Number(url.searchParams.get('page') ?? 1);
  return entries.slice((number - 1) * size, number * size);
}
