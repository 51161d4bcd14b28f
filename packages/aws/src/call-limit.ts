/** At most so many calls at once, in the order in which they were asked for. */
export class CallLimit {
  readonly #most: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  /** @param most calls under way at once, at least 1 */
  constructor(most: number) {
    this.#most = most;
  }

  async run<T>(call: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#most) await new Promise<void>((go) => this.#waiting.push(go));
    else this.#running += 1;
    try {
      return await call();
    } finally {
      const next = this.#waiting.shift();
      // The place goes to who waits longest, so that nobody who comes later takes it.
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}
