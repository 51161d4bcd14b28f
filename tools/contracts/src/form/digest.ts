import { createHash } from 'node:crypto';

/** The first 12 hex digits of a sentence's or an expression's SHA-256: enough to see that it is the same. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
