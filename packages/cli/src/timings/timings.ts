import { sortedBy } from '@nodeless/core';

/** Does a part of the work, under the name of the part. */
export type Measure = <Value>(part: string, work: () => Value) => Value;

/** For work of which nobody asks how long it takes. */
export const unmeasured: Measure = (_, work) => work();

/** What a part of the work cost, of all times that it was done. */
export interface PartTime {
  readonly part: string;
  readonly milliseconds: number;
  readonly times: number;
}

/** How long the parts of a run took. A part that is done inside of another one counts for both. */
export class Timings {
  readonly #parts = new Map<string, { milliseconds: number; times: number }>();
  readonly #now: () => number;

  /** @param now milliseconds of a clock that never goes back */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  readonly measure: Measure = (part, work) => {
    const start = this.#now();
    try {
      return work();
    } finally {
      const known = this.#parts.get(part) ?? { milliseconds: 0, times: 0 };
      known.milliseconds += this.#now() - start;
      known.times += 1;
      this.#parts.set(part, known);
    }
  };

  /** Counts what was measured elsewhere. */
  add(parts: readonly PartTime[]): void {
    for (const { part, milliseconds, times } of parts) {
      const known = this.#parts.get(part) ?? { milliseconds: 0, times: 0 };
      this.#parts.set(part, { milliseconds: known.milliseconds + milliseconds, times: known.times + times });
    }
  }

  /** The parts that took longest first. */
  parts(): readonly PartTime[] {
    const all = [...this.#parts].map(([part, cost]) => ({ part, ...cost }));
    return sortedBy(all, ({ part }) => part).sort((one, other) => other.milliseconds - one.milliseconds);
  }
}
