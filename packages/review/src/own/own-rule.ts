import type { Diagnostic } from '@nodeless/core';
import type { ReportedRule } from '../dangers/reported-rule.ts';
import type { ChangeView, DangerHit } from './definition.ts';

/** Why a rule could not look, with the place in its code. */
export interface RuleFailure {
  readonly diagnostic: Diagnostic;
}

/** A rule of the repository's own that never throws, and whose hits have the right form. */
export interface OwnRule extends ReportedRule {
  readonly check: (view: ChangeView) => readonly DangerHit[] | RuleFailure;
}
