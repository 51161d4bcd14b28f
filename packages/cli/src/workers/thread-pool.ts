import { Worker } from 'node:worker_threads';
import { COMMAND_LINE } from '../installation.ts';
import type { Reply, Task } from './messages.ts';

/** One thread: it answers requests one after another, in their order. */
class Thread {
  readonly #worker: Worker;
  readonly #waiting: {
    readonly resolve: (value: unknown) => void;
    readonly reject: (error: Error) => void;
  }[] = [];
  #dead: Error | undefined;

  constructor(task: Task, program: string) {
    this.#worker = new Worker(program, { argv: ['serve'], workerData: task });
    this.#worker.on('message', (reply: Reply) => {
      const asked = this.#waiting.shift();
      if ('fault' in reply) asked?.reject(faultOf(reply.fault));
      else asked?.resolve(reply.value);
    });
    this.#worker.on('error', (error) => this.#die(error));
    this.#worker.on('exit', (code) =>
      this.#die(new Error(`a thread that renders clusters ended with code ${code}`)),
    );
  }

  ask(request: unknown): Promise<unknown> {
    if (this.#dead !== undefined) return Promise.reject(this.#dead);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(request);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #die(error: Error): void {
    this.#dead ??= error;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#dead);
  }
}

function faultOf({
  message,
  stack,
}: {
  readonly message: string;
  readonly stack: string | undefined;
}): Error {
  return Object.assign(new Error(message), stack === undefined ? {} : { stack });
}

/** An answer, and whom to ask again about it. */
export interface Answered<Answer> {
  readonly answer: Answer;
  readonly again: <Other>(request: unknown) => Promise<Other>;
}

/** Threads that do the same work. Whoever makes a pool ends it. */
export class ThreadPool {
  readonly #threads: readonly Thread[];

  /** @param program the file that each thread starts. @default the command line */
  constructor(count: number, task: Task, program = COMMAND_LINE) {
    this.#threads = Array.from({ length: count }, () => new Thread(task, program));
  }

  /**
   * Asks each request of whichever thread is free. The answers have the order of the requests.
   *
   * @param done is called after each answer, in the order in which they come
   * @throws what a thread threw, or that it ended
   */
  async spread<Request, Answer>(
    requests: readonly Request[],
    done: (count: number) => void = () => undefined,
  ): Promise<Answered<Answer>[]> {
    const answers = new Map<number, Answered<Answer>>();
    const queue = requests.entries();
    const work = async (thread: Thread): Promise<void> => {
      for (const [index, request] of queue) {
        const answer = (await thread.ask(request)) as Answer;
        answers.set(index, { answer, again: <Other>(other: unknown) => thread.ask(other) as Promise<Other> });
        done(answers.size);
      }
    };
    await Promise.all(this.#threads.map(work));
    return requests.flatMap((_, index) => answers.get(index) ?? []);
  }

  /** Asks every thread the same. */
  ask<Answer>(request: unknown): Promise<Answer[]> {
    return Promise.all(this.#threads.map((thread) => thread.ask(request) as Promise<Answer>));
  }

  async end(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.end()));
  }
}
