import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { dirname } from 'node:path';
import type { KeyPair } from '../machine/certificates.ts';
import { GIT_ADDRESS } from '../machine/namespace.ts';

/** Any commit may be asked for, as GitHub allows; nothing may be pushed. */
const SETTINGS = {
  'safe.directory': '*',
  'uploadpack.allowAnySHA1InWant': 'true',
  'http.receivepack': 'false',
};

const REQUEST = /^\/(.+?)(?:\.git)?\/(info\/refs|git-upload-pack)$/;

/**
 * Serves bare repositories over HTTPS, for reading.
 *
 * @param repositories folders by URL
 */
export async function serveGit(repositories: ReadonlyMap<string, string>, pair: KeyPair): Promise<void> {
  const byKey = new Map([...repositories].map(([url, folder]) => [keyOf(new URL(url)), folder]));
  const server = createServer({ cert: pair.certificate, key: pair.key }, (request, response) => {
    const url = new URL(request.url ?? '/', `https://${request.headers.host ?? ''}`);
    const [, path = '', service = ''] = REQUEST.exec(url.pathname) ?? [];
    const folder = byKey.get(keyOf(new URL(`/${path}`, url)));
    if (folder === undefined) response.writeHead(404).end();
    else backend(folder, service, url.search.slice(1), request, response);
  });
  await new Promise<void>((resolve) => server.listen(443, GIT_ADDRESS, resolve));
}

function keyOf({ hostname, pathname }: URL): string {
  return `${hostname}${pathname.replace(/\.git$/, '')}`;
}

/** A request as CGI. Source: https://git-scm.com/docs/git-http-backend */
function backend(
  folder: string,
  service: string,
  query: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { headers } = request;
  const text = (name: string): string => String(headers[name] ?? '');
  const child = spawn('git', ['http-backend'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      ...process.env,
      GIT_CONFIG_COUNT: String(Object.keys(SETTINGS).length),
      ...Object.fromEntries(
        Object.entries(SETTINGS).flatMap(([name, value], index) => [
          [`GIT_CONFIG_KEY_${index}`, name],
          [`GIT_CONFIG_VALUE_${index}`, value],
        ]),
      ),
      GIT_PROJECT_ROOT: dirname(folder),
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_PROTOCOL: text('git-protocol'),
      PATH_INFO: `${folder.slice(dirname(folder).length)}/${service}`,
      QUERY_STRING: query,
      REQUEST_METHOD: request.method ?? 'GET',
      CONTENT_TYPE: text('content-type'),
      HTTP_CONTENT_ENCODING: text('content-encoding'),
      ...(headers['content-length'] === undefined ? {} : { CONTENT_LENGTH: headers['content-length'] }),
    },
  });
  request.pipe(child.stdin.on('error', () => undefined));
  answer(child.stdout, response);
}

/** Turns headers and body of CGI into those of HTTP. */
function answer(output: NodeJS.ReadableStream, response: ServerResponse): void {
  let head: Buffer | undefined = Buffer.alloc(0);
  output.on('data', (part: Buffer) => {
    if (head === undefined) return void response.write(part);
    head = Buffer.concat([head, part]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return;
    const lines = head.subarray(0, end).toString().split('\r\n');
    const fields = new Map(
      lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
    );
    const status = Number.parseInt(fields.get('Status') ?? '200', 10);
    fields.delete('Status');
    response.writeHead(status, Object.fromEntries(fields));
    response.write(head.subarray(end + 4));
    head = undefined;
  });
  output.on('end', () => response.end());
}
