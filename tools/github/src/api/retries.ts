import { RetryLater } from './errors.ts';

/** How long a run may go on trying. */
export interface Patience {
  readonly attempts: number;
  /** Milliseconds that all pauses together may take. */
  readonly totalPause: number;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly say: (line: string) => void;
}

const FIRST_PAUSE = 1_000;

/**
 * Does a piece of work until it succeeds, from its beginning each time: what was read before a pause is old after it, and a
 * write that GitHub answered with an error may have happened all the same.
 *
 * @throws the last reason, when patience ends
 */
export async function withRetries<T>(patience: Patience, work: () => Promise<T>): Promise<T> {
  let waited = 0;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof RetryLater)) throw error;
      const pause = error.milliseconds ?? FIRST_PAUSE * 2 ** (attempt - 1);
      if (attempt >= patience.attempts) throw new Error(`${error.message}; ${attempt} attempts were made`);
      if (waited + pause > patience.totalPause) {
        throw new Error(
          `${error.message}; the next attempt would have to wait ${Math.ceil(pause / 1000)} s, which is more than this job does. ` +
            'Run it again later',
        );
      }
      patience.say(`${error.message}; trying again in ${Math.ceil(pause / 1000)} s`);
      waited += pause;
      await patience.wait(pause);
    }
  }
}
