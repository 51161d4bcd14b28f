import type { z } from 'zod';

/**
 * What code of a config gave, as it is.
 *
 * @throws TypeError for a promise: nobody waits for it
 */
export function atOnce<T>(given: T): T {
  if (!isPromise(given)) return given;
  ignoreRejection(given);
  throw new TypeError('it gave a promise: nothing waits for it, so async code cannot be used');
}

/**
 * What code of a config gave, one by one.
 *
 * @throws TypeError for what is no list, for a promise, and for a list that holds one
 */
export function listOf(given: unknown): readonly unknown[] {
  if (!isIterable(atOnce(given)))
    throw new TypeError('it gave no list: it must return one or yield, without async');
  const items: unknown[] = [];
  for (const item of given as Iterable<unknown>) {
    if (isPromise(item)) ignoreRejection(item);
    items.push(item);
  }
  items.forEach(atOnce);
  return items;
}

/**
 * A value of the form of a schema, as it is.
 *
 * @throws TypeError for any other, with what is wrong first
 */
export function ofForm<T>(schema: z.ZodType, value: unknown): T {
  const [issue] = schema.safeParse(value).error?.issues ?? [];
  if (issue === undefined) return value as T;
  throw new TypeError(`it found something of a wrong form: ${[...issue.path, issue.message].join(': ')}`);
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'then') === 'function';
}

/** It is refused as a promise; its rejection would end the program besides. */
function ignoreRejection(promise: PromiseLike<unknown>): void {
  promise.then(undefined, () => undefined);
}

function isIterable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}
