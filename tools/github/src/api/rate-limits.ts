/** What GitHub answered, as far as it decides about another try. Header names are in lower case. */
export interface Answer {
  readonly status: number;
  readonly header: (name: string) => string | null;
  /** `message` of the body. */
  readonly message: string;
}

/** The least pause after a secondary limit that names none. */
const SECONDARY_LIMIT_PAUSE = 60_000;

/**
 * How long to wait after an answer that refuses for a rate limit.
 * Source: https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately
 *
 * @param now milliseconds since the epoch
 * @returns milliseconds, or undefined when the answer is not about a limit
 */
export function rateLimitPause({ status, header, message }: Answer, now: number): number | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const retryAfter = wholeNumber(header('retry-after'));
  if (retryAfter !== undefined) return retryAfter * 1000;
  const reset = wholeNumber(header('x-ratelimit-reset'));
  if (header('x-ratelimit-remaining') === '0' && reset !== undefined) {
    // A second more: the clocks of two machines differ.
    return Math.max(0, reset * 1000 - now) + 1000;
  }
  return status === 429 || /rate limit/i.test(message) ? SECONDARY_LIMIT_PAUSE : undefined;
}

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}
