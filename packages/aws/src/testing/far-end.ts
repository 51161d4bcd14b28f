import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JsonObject } from '@nodeless/core';
import { ec2Answer, ec2ErrorXml, ec2Xml } from './ec2-answers.ts';
import { EKS_API, eksAnswer, readRequest, shapeProblems, WireError } from './eks-answers.ts';
import type { WireWorld } from './wire.ts';

/** A request as the far end saw it. */
export interface SeenRequest {
  /** As IAM names it, `eks:DescribeCluster`. */
  readonly action: string;
  /** What follows the host; of EC2 the body. */
  readonly path: string;
  /** How often the same was asked before. */
  readonly before: number;
}

/** An answer that goes wrong. */
export interface Fault {
  readonly status?: number;
  /** Name of the error. */
  readonly type?: string;
  readonly message?: string;
  /** Sent as it is, instead of an answer. */
  readonly body?: string;
  /** The connection ends in the middle of the answer. */
  readonly cut?: true;
  /** What the `Date` header says. */
  readonly date?: string;
  /** Milliseconds before the answer. */
  readonly delayMs?: number;
}

export interface FarEndOptions {
  /** Milliseconds before each answer. @default 0 */
  readonly latencyMs?: number;
  /** Items of a page. @default 100 */
  readonly pageSize?: number;
  /** What goes wrong with a request. @default nothing */
  readonly fault?: (request: SeenRequest) => Fault | undefined;
}

/** A server on this machine that answers as AWS does, for what Nodeless asks. */
export interface FarEnd {
  readonly url: string;
  readonly requests: readonly SeenRequest[];
  /** Most requests that were under way at once. */
  readonly mostAtOnce: () => number;
  /** Where answers differed from the model of the API. */
  readonly shapeProblems: readonly string[];
  readonly close: () => Promise<void>;
}

/** @param world is asked for each request, so that a test may change it */
export async function startFarEnd(world: () => WireWorld, options: FarEndOptions = {}): Promise<FarEnd> {
  const { latencyMs = 0, pageSize = 100, fault: faultOf = () => undefined } = options;
  const requests: SeenRequest[] = [];
  const counts = new Map<string, number>();
  const problems: string[] = [];
  let running = 0;
  let most = 0;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await text(request);
    const asked = askedBy(request, body);
    const path = `${request.url ?? ''} ${body}`.trim();
    const before = counts.get(path) ?? 0;
    counts.set(path, before + 1);
    const seen = { action: asked.action, path, before };
    requests.push(seen);
    const fault = faultOf(seen);
    await pause(latencyMs + (fault?.delayMs ?? 0));
    if (fault?.date !== undefined) response.setHeader('date', fault.date);
    if (fault?.cut === true) {
      response.writeHead(200, { 'content-type': asked.contentType, 'content-length': '1000' });
      response.write('{"clus');
      response.destroy();
      return;
    }
    if (fault?.body !== undefined) {
      response.writeHead(fault.status ?? 200, { 'content-type': asked.contentType });
      response.end(fault.body);
      return;
    }
    try {
      if (fault?.type !== undefined)
        throw new WireError(fault.status ?? 400, fault.type, fault.message ?? fault.type);
      const printed = asked.print(asked.answer(world(), pageSize, problems));
      response.writeHead(200, { 'content-type': asked.contentType });
      response.end(printed);
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      response.writeHead(error.status, { 'content-type': asked.contentType, 'x-amzn-errortype': error.type });
      response.end(asked.printError(error));
    }
  };

  const server = createServer((request, response) => {
    running += 1;
    most = Math.max(most, running);
    response.on('close', () => (running -= 1));
    answer(request, response).catch((error: unknown) => {
      problems.push(String(error));
      response.destroy();
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    mostAtOnce: () => most,
    shapeProblems: problems,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

interface Asked {
  readonly action: string;
  readonly contentType: string;
  readonly answer: (world: WireWorld, pageSize: number, problems: string[]) => JsonObject;
  readonly print: (answer: JsonObject) => string;
  readonly printError: (error: WireError) => string;
}

const asJson = {
  print: (answer: JsonObject) => JSON.stringify(answer),
  printError: ({ message, type }: WireError) => JSON.stringify({ __type: type, message }),
};

function askedBy(request: IncomingMessage, body: string): Asked {
  if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true)
    return ec2(new URLSearchParams(body));
  return eks(request, body);
}

function eks(request: IncomingMessage, body: string): Asked {
  const asked = readRequest(request.method ?? '', new URL(request.url ?? '', 'http://localhost'));
  const given = (body === '' ? {} : JSON.parse(body)) as { readonly nextToken?: string };
  return {
    ...asJson,
    action: `eks:${asked.operation}`,
    contentType: 'application/json',
    answer: (world, pageSize, problems) => {
      const token = asked.query.get('nextToken') ?? given.nextToken;
      const answer = page(eksAnswer(world, asked), pageSize, Number(token ?? 0));
      const shape = EKS_API.operations[asked.operation]?.answer ?? '';
      problems.push(...shapeProblems(answer, shape, asked.operation));
      return answer;
    },
  };
}

/** A page of the one list that an answer holds. */
function page(answer: JsonObject, size: number, from: number): JsonObject {
  const list = Object.entries(answer).find(([, value]) => Array.isArray(value));
  if (list === undefined || !Array.isArray(list[1])) return answer;
  const items: JsonObject['a'][] = list[1];
  const cut = { ...answer, [list[0]]: items.slice(from, from + size) };
  return from + size < items.length ? { ...cut, nextToken: String(from + size) } : cut;
}

function ec2(form: URLSearchParams): Asked {
  const action = form.get('Action') ?? '';
  return {
    action: `ec2:${action}`,
    contentType: 'text/xml;charset=UTF-8',
    answer: (world, pageSize) => {
      const { nextToken, ...answer } = page(
        ec2Answer(world, form),
        pageSize,
        Number(form.get('NextToken') ?? 0),
      );
      return nextToken === undefined ? answer : { ...answer, nextToken };
    },
    print: (answer) => ec2Xml(action, answer),
    printError: ec2ErrorXml,
  };
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const pause = (ms: number) =>
  ms === 0 ? undefined : new Promise<void>((done) => setTimeout(done, ms).unref());
