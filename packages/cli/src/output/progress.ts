import type { Console } from './console.ts';

/** A counter on one line of a terminal; silent anywhere else and for short work. */
export class Progress {
  readonly #console: Console;
  readonly #label: string;
  readonly #total: number;
  #shown = 0;

  constructor(console: Console, label: string, total: number) {
    this.#console = console;
    this.#label = label;
    this.#total = total;
  }

  at(done: number): void {
    if (!this.#console.interactive || this.#total < 20 || (done - this.#shown < 10 && done < this.#total))
      return;
    this.#shown = done;
    this.#console.err(`\r${this.#label} ${done}/${this.#total}${done === this.#total ? '\n' : ''}`);
  }
}
