import { sortedBy, type Diagnostic, type RuleDefinition } from '@nodeless/core';

/** What a rule says of a cluster. */
export type Verdict = 'pass' | 'fail' | 'unknown';

/** How many verdicts of each kind the rules of an area gave. */
export interface AreaVerdicts extends Readonly<Record<Verdict, number>> {
  /** The first part of their codes. */
  readonly area: string;
}

/**
 * `unknown` where a fact was missing, whatever else was found: nobody may believe that all was looked at. Notes, and what a
 * waiver accepts, are no failure.
 */
export function verdictOf(findings: readonly Diagnostic[]): Verdict {
  if (findings.some(({ missingFact }) => missingFact !== undefined)) return 'unknown';
  return findings.some(({ severity }) => severity !== 'info') ? 'fail' : 'pass';
}

/** Counts the verdicts of rules over one or several clusters. */
export class Verdicts {
  readonly #counts = new Map<string, Record<Verdict, number>>();

  /** Counts what a rule found in a cluster. */
  readonly count = (
    { codes: [first] }: Pick<RuleDefinition, 'codes'>,
    findings: readonly Diagnostic[],
  ): void => {
    const [area = ''] = first.code.split('/');
    this.#of(area)[verdictOf(findings)] += 1;
  };

  /** Counts what was counted elsewhere. */
  add(areas: readonly AreaVerdicts[]): void {
    for (const { area, pass, fail, unknown } of areas) {
      const counts = this.#of(area);
      counts.pass += pass;
      counts.fail += fail;
      counts.unknown += unknown;
    }
  }

  /** One row an area, in the order of their names. */
  areas(): AreaVerdicts[] {
    return sortedBy(
      [...this.#counts].map(([area, counts]) => ({ area, ...counts })),
      ({ area }) => area,
    );
  }

  #of(area: string): Record<Verdict, number> {
    const counts = this.#counts.get(area) ?? { pass: 0, fail: 0, unknown: 0 };
    this.#counts.set(area, counts);
    return counts;
  }
}
