import { parentPort, workerData } from 'node:worker_threads';
import type { Reply, Task } from './messages.ts';

/** Answers a request of the thread that started this one. */
export type Handler = (request: never) => unknown;

/** One of the threads of a pool: answers requests until it is ended. */
export async function serve(
  tasks: Readonly<Record<string, (input: never) => Promise<Handler>>>,
): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('serve is for the threads of a pool');
  const { name, input } = workerData as Task;
  const handler = Promise.resolve().then(() => tasks[name]?.(input as never));
  let last: Promise<unknown> = Promise.resolve();
  port.on('message', (request: unknown) => {
    const answer = last.then(() => handler).then((handle) => handle?.(request as never));
    last = answer.then(
      (value: unknown) => port.postMessage({ value } satisfies Reply),
      (error: unknown) => port.postMessage({ fault: faultOf(error) } satisfies Reply),
    );
  });
  await handler.catch(() => undefined);
}

function faultOf(error: unknown): { message: string; stack: string | undefined } {
  return error instanceof Error
    ? { message: error.message, stack: error.stack }
    : { message: String(error), stack: undefined };
}
