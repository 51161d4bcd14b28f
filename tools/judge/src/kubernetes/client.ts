import { Agent, request } from 'node:https';
import { at, isJsonObject, maps, type JsonObject } from '@nodeless/core';
import type { KeyPair } from '../machine/certificates.ts';

/** What the API server answered: HTTP status (0 when nobody answered) and body. */
export interface Answer {
  readonly status: number;
  readonly body: JsonObject;
}

const ADDRESS = { host: '127.0.0.1', port: 6443 };

/** Speaks JSON with the API server of the run, as cluster admin. */
export class Client {
  readonly #agent: Agent;

  constructor(authority: string, { certificate, key }: KeyPair) {
    this.#agent = new Agent({ keepAlive: true, ca: authority, cert: certificate, key });
  }

  call(method: string, path: string, body?: JsonObject, type = 'application/json'): Promise<Answer> {
    return new Promise((resolve) => {
      const refused = (error: Error): void => resolve({ status: 0, body: { message: error.message } });
      const sent = request(
        {
          ...ADDRESS,
          method,
          path,
          agent: this.#agent,
          headers: { accept: 'application/json', 'content-type': type },
        },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('error', refused);
          answer.on('end', () => {
            resolve({ status: answer.statusCode ?? 0, body: parse(Buffer.concat(parts).toString()) });
          });
        },
      );
      sent.on('error', refused);
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  /** The objects of a list; empty when the server does not know the kind (yet). */
  async list(path: string): Promise<JsonObject[]> {
    const { status, body } = await this.call('GET', path);
    return status === 200 ? maps(at(body, 'items')) : [];
  }

  /** The object, or undefined when it is not there. */
  async get(path: string): Promise<JsonObject | undefined> {
    const { status, body } = await this.call('GET', path);
    return status === 200 ? body : undefined;
  }

  merge(path: string, patch: JsonObject): Promise<Answer> {
    return this.call('PATCH', path, patch, 'application/merge-patch+json');
  }
}

function parse(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : { message: text };
  } catch {
    return { message: text };
  }
}
