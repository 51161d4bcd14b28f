import { AwsError } from './aws-error.ts';

/** The keys that are undefined become keys that may be left out. */
export type Present<T> = {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & { [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined> };

/** A copy without the keys whose value is undefined: in our data absent is absent. */
export function present<T extends object>(value: T): Present<T> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Present<T>;
}

/**
 * What an answer has to hold.
 *
 * @throws AwsError when it does not
 */
export function needed<T>(value: T | undefined, action: string, path: string): T {
  if (value !== undefined && value !== null) return value;
  throw new AwsError(
    'aws/failed',
    action,
    `the answer to ${action} holds no ${path}`,
    'look whether --endpoint-url and a proxy lead to AWS, then run the command again',
  );
}
