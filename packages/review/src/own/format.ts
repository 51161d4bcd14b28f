import { markDefinition } from '@nodeless/core';
import type { ChangeReport } from '../report/change-report.ts';

/** An output of `nodeless diff`. */
export interface FormatDefinition {
  /** Of `--format`: small letters, digits and dashes. */
  readonly name: string;
  /** What it is, for `--help`. No full stop. */
  readonly title: string;
  /**
   * The output, all of it. Strings of the report come from manifests, also from those of strangers: escape them for the
   * format.
   */
  render(report: ChangeReport): string;
}

/** Gives an output of `nodeless diff` its types. */
export function defineFormat(format: FormatDefinition): FormatDefinition {
  return markDefinition(format, defineFormat);
}
