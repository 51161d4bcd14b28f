import type { PartTime } from './timings.ts';

/** How parts are called that are one rule each. */
export const RULE_PREFIX = 'rule ';

/** Rules that are shown: of most of them there is nothing to say. */
const SLOWEST = 10;

/** A table of parts and of the slowest rules, in milliseconds, for people. */
export function timingsText(parts: readonly PartTime[]): string {
  const isRule = ({ part }: PartTime) => part.startsWith(RULE_PREFIX);
  const [stages, rules] = [parts.filter((part) => !isRule(part)), parts.filter(isRule)];
  const shown = rules.slice(0, SLOWEST);
  const rest = rules.slice(SLOWEST).reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const others = rules.length > SLOWEST ? [line(rest, `${rules.length - SLOWEST} other rules`)] : [];
  return [
    ...stages.map(({ part, milliseconds }) => line(milliseconds, part)),
    ...(shown.length === 0 ? [] : ['of checks:']),
    ...shown.map(({ part, milliseconds }) => line(milliseconds, part.slice(RULE_PREFIX.length))),
    ...others,
  ]
    .map((text) => `${text}\n`)
    .join('');
}

const line = (milliseconds: number, what: string) => `${milliseconds.toFixed(1).padStart(10)} ms  ${what}`;
