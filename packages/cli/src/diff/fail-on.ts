import type { ChangeReport, DangerSeverity } from '@nodeless/review';

/** From which severity on a danger without a waiver makes `nodeless diff` fail, and how many there are. */
const COUNTS: { readonly [from in DangerSeverity]: (totals: ChangeReport['totals']) => number } = {
  danger: ({ dangers }) => dangers,
  warning: ({ dangers, warnings }) => dangers + warnings,
};

export const FAIL_ON = Object.keys(COUNTS) as readonly DangerSeverity[];

/** Does the change hold a danger of this severity, or a worse one, that no waiver accepts? */
export function isDangerous({ totals }: ChangeReport, from: DangerSeverity): boolean {
  return COUNTS[from](totals) > 0;
}
