/** What a thread works with, from its first request on; it is copied to it. */
export interface Task {
  /** The name of the work, see `tasks.ts`. */
  readonly name: string;
  readonly input: unknown;
}

/** What comes back for one request. */
export type Reply =
  | { readonly value: unknown }
  | { readonly fault: { readonly message: string; readonly stack: string | undefined } };
