import type { Diagnostic } from '@nodeless/core';
import type { OwnRule } from '@nodeless/review';

/** Rules of a repository's own, and why those of them could not look that failed. */
export class FailingRules {
  readonly rules: readonly OwnRule[];
  readonly #found = new Map<string, Diagnostic>();

  constructor(rules: readonly OwnRule[]) {
    this.rules = rules.map((rule) => ({
      ...rule,
      check: (view) => {
        const hits = rule.check(view);
        if ('diagnostic' in hits) this.#found.set(JSON.stringify(hits.diagnostic), hits.diagnostic);
        return hits;
      },
    }));
  }

  /** Each once, in whatever number of clusters it came. */
  get diagnostics(): readonly Diagnostic[] {
    return [...this.#found.values()];
  }
}
