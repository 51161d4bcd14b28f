import { availableParallelism } from 'node:os';

/** Most programs that run at a time. */
const MOST = 4;

/** Lets only so many things happen at a time; the others wait in the order in which they came. */
export class Slots {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  /** @param count things at a time, one at least. @default as many as the machine has processors, four at most */
  constructor(count = Math.min(MOST, availableParallelism())) {
    this.#free = count;
  }

  /** Does something as soon as there is a slot for it. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }
}
