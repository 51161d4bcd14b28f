import type { Files } from './trees.ts';

/** A change of one cluster: the files of the base and of the head. */
export interface RuleCase {
  readonly base: Files;
  readonly head: Files;
}

/** For one rule: a change that meets it, and a change much like it that does not. The waived case is made of the first. */
export interface RuleCases {
  readonly meets: RuleCase;
  readonly spares: RuleCase;
}

export type Cases = Readonly<Record<string, RuleCases>>;
