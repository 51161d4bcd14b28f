import type { DangerSeverity } from '../report/danger.ts';

/** What the report tells of a rule. */
export interface ReportedRule {
  /** Waivers name it. */
  readonly id: string;
  readonly severity: DangerSeverity;
  /** What happens after the merge. */
  readonly consequence: string;
  readonly remedy: string;
  /** Where the rule is from. */
  readonly source: string;
}
