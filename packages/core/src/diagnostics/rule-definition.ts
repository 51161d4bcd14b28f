import type { CodeDefinition } from './code.ts';

/** What is known of a rule before it runs. */
export interface RuleDefinition {
  /** What it may report. */
  readonly codes: readonly [CodeDefinition, ...CodeDefinition[]];
  /** What it finds, in a line without a full stop. @default the title of its first code */
  readonly title?: string;
  /** Who says so: pages, files of a release, a contract of this repository. @default none, as for a rule of one's own making */
  readonly references?: readonly [string, ...string[]];
  /** The release of Nodeless that had it first. @default 0.1.0, the first release */
  readonly since?: string;
  /**
   * It looks at a whole of which rules over the sources look at the parts, so that where these find errors it finds them once
   * more. @default false
   */
  readonly safetyNet?: boolean;
}
