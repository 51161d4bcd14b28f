import type { SourceLocation } from '@nodeless/core';
import { forbiddenCalls, type Source } from './impure.ts';
import { watchedNames, type Refuse } from './watched-names.ts';

/** Something that code of an app asked for and may not have. */
export interface Violation {
  readonly name: string;
  readonly source: Source;
  readonly location: SourceLocation;
}

/** Thrown into the code, which may catch it: the violation is told all the same. `bin/surroundings.cjs` knows the name. */
class ImpureError extends Error {
  override readonly name = 'NodelessImpureError';
}

/** Frames in which a library is loaded, or a stack is made readable: these read files, and may. */
const LOADING = /node:internal\/modules\/|jest-runtime|source-map-support/;

/**
 * Watches code of apps while it runs: what differs between two runs or two machines is refused. Calls that are not
 * replaced, such as those that a library took of Node before, are out of reach; `check --twice` finds what comes of them.
 */
export class Watch {
  /** Names that mean something else to the code itself, in whose modules they are parameters. */
  readonly names: ReadonlyMap<string, unknown>;
  readonly #locate: (stack: string) => SourceLocation | undefined;
  readonly #replaced: readonly { readonly on: object; readonly key: string; readonly value: unknown }[];
  #violations: Violation[] = [];
  #paused = false;

  /** @param locate gives the first line of the app's own code in a stack */
  constructor(locate: (stack: string) => SourceLocation | undefined) {
    this.#locate = locate;
    this.names = watchedNames((name, source) => this.refuse(name, source));
    this.#replaced = [
      ...forbiddenCalls().map(({ on, key, source, name }) => ({
        ...{ on, key },
        value: this.#refusing(Reflect.get(on, key) as (...args: unknown[]) => unknown, name, source),
      })),
      { on: globalThis, key: 'Date', value: this.names.get('Date') },
      { on: process, key: 'env', value: (this.names.get('process') as NodeJS.Process).env },
    ];
  }

  /** Runs code of an app. Whatever happens, all is as before afterwards. */
  run<T>(work: () => T): {
    readonly result: { readonly value: T } | { readonly thrown: unknown };
    readonly violations: readonly Violation[];
  } {
    this.#violations = [];
    const before = this.#replaced.map(({ on, key, value }) => replace(on, key, value));
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 100;
    try {
      return { result: { value: work() }, violations: this.#violations };
    } catch (thrown) {
      return { result: { thrown }, violations: this.#violations };
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
      for (const restore of before.reverse()) restore();
    }
  }

  /** Runs what may do everything: a library is loaded. */
  paused<T>(work: () => T): T {
    const before = this.#paused;
    this.#paused = true;
    try {
      return work();
    } finally {
      this.#paused = before;
    }
  }

  /** The first line of the app's own code in the stack of an error or a site, which is made readable here: that may read files. */
  placeIn(holder: { readonly stack?: unknown }): SourceLocation | undefined {
    return this.paused(() => (typeof holder.stack === 'string' ? this.#locate(holder.stack) : undefined));
  }

  readonly refuse: Refuse = (name, source) => {
    if (this.#paused) return;
    const error = new ImpureError(`${name} asks for ${source}`);
    const stack = this.paused(() => error.stack ?? '');
    const location = this.#locate(stack);
    if (location === undefined || LOADING.test(this.#above(stack))) return;
    this.#violations.push({ name, source, location });
    throw error;
  };

  /** The frames above the first one of the app's own code. */
  #above(stack: string): string {
    const lines = stack.split('\n');
    return lines
      .slice(
        0,
        lines.findIndex((line) => this.#locate(line) !== undefined),
      )
      .join('\n');
  }

  #refusing(original: (...args: unknown[]) => unknown, name: string, source: Source): unknown {
    return new Proxy(original, {
      apply: (target, self, args: unknown[]): unknown => {
        this.refuse(name, source);
        return Reflect.apply(target, self, args);
      },
    });
  }
}

/** Puts a value in the place of another one, and gives what undoes it. */
function replace(on: object, key: string, value: unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(on, key);
  Object.defineProperty(on, key, {
    value,
    configurable: true,
    enumerable: before?.enumerable ?? true,
    writable: true,
  });
  return () => {
    if (before === undefined) Reflect.deleteProperty(on, key);
    else Object.defineProperty(on, key, before);
  };
}
