import type { Extensions } from '@nodeless/catalogue';
import { sortedBy, type DiagnosticCode, type Severity } from '@nodeless/core';
import { registeredRules, type Reads, type RegisteredRule } from './rules.ts';

/** A rule as `nodeless check --list` tells it. */
export interface ListedRule {
  readonly codes: readonly DiagnosticCode[];
  /** What its findings can be, the worst first. */
  readonly severities: readonly Severity[];
  readonly reads: Reads;
  /** The release that had it first; left out for rules of a repository's own. */
  readonly since?: string;
  readonly title: string;
  /** Who says so. */
  readonly references: readonly string[];
}

const FIRST_RELEASE = '0.1.0';
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** Every rule, in the order of its first code. */
export function listedRules(extensions: Pick<Extensions, 'catalogue' | 'rules'>): ListedRule[] {
  return inOrder(registeredRules(extensions)).map(listed);
}

/** Rules in the order of their first codes, then of what they find. */
export function inOrder(rules: readonly RegisteredRule[]): RegisteredRule[] {
  return sortedBy(rules, (registered) => {
    const { codes, title } = listed(registered);
    return `${codes[0]} ${title}`;
  });
}

/** A rule for people and programs. */
export function listed({ reads, rule: { codes, title, references, since } }: RegisteredRule): ListedRule {
  // The area of a code of somebody else holds a dot.
  const isOwn = !/^[^/]*\./.test(codes[0].code);
  return {
    codes: codes.map(({ code }) => code),
    severities: SEVERITIES.filter((one) =>
      codes.some(({ severity }) => severity.split(' or ').includes(one)),
    ),
    reads,
    ...(isOwn ? { since: since ?? FIRST_RELEASE } : {}),
    title: title ?? codes[0].title,
    references: references ?? [],
  };
}
