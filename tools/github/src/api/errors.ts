/** An answer of GitHub that ends the run, in words for the log of a workflow. */
export class GitHubError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'GitHubError';
    this.status = status;
  }
}

/** A request that may succeed later. Whoever catches it starts again from its first read, see `withRetries`. */
export class RetryLater extends Error {
  /** How long GitHub wants to be left alone; undefined where it does not say. */
  readonly milliseconds: number | undefined;

  constructor(message: string, milliseconds?: number) {
    super(message);
    this.name = 'RetryLater';
    this.milliseconds = milliseconds;
  }
}
