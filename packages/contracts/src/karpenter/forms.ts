import { contractRule, type ContractRule } from '../problem.ts';

/** A rule about the form of a string; `what` completes "must be". */
export function form(at: string, pattern: RegExp, what: string): ContractRule {
  return contractRule<string>(at, `must be ${what}`, (text) => pattern.test(text));
}

/** A rule about a whole number with inclusive bounds. */
export function between(at: string, min: number, max: number): ContractRule {
  return contractRule<number>(
    at,
    `must be a whole number from ${min} to ${max}`,
    (value) => Number.isInteger(value) && value >= min && value <= max,
  );
}

/** A rule about the length of a list. */
export function atMost(at: string, most: number): ContractRule {
  return contractRule<readonly unknown[]>(
    at,
    `must have at most ${most} entries`,
    (items) => items.length <= most,
  );
}
