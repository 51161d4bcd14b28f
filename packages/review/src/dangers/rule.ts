import type { Change } from '../compare/match.ts';
import type { TreeObject } from '../objects/tree-object.ts';
import type { ChangeClass } from '../report/change-class.ts';
import type { DangerSeverity } from '../report/danger.ts';
import type { FieldChange } from '../report/field-change.ts';
import type { ClusterContext } from './context.ts';
import type { Family } from './families.ts';
import type { ReportedRule } from './reported-rule.ts';

/** One place where a rule is met. */
export interface Hit {
  /** What was found, after the name of the object: `loses its finalizer`. */
  readonly what: string;
  readonly field?: FieldChange;
  /** What it is about, where that does not stand in the report: of a rename the object that goes. */
  readonly object?: TreeObject;
  /** Instead of the remedy of the rule, where names make it a command. */
  readonly remedy?: string;
  /** Instead of the severity of the rule, where it depends. */
  readonly severity?: DangerSeverity;
}

/** An entry of the catalogue. */
export interface DangerRule extends ReportedRule {
  /** `immutable-fields/service-cluster-ip`. */
  readonly id: `${Family}/${string}`;
  /** A class that the change gets by it. */
  readonly class?: ChangeClass;
}

/** A rule that looks at one change of one object. */
export interface ChangeRule extends DangerRule {
  readonly match: (change: Change, context: ClusterContext) => readonly Hit[];
}

/** A rule about a cluster as a whole; `what` is then a whole sentence. */
export interface ClusterRule extends DangerRule {
  readonly matchCluster: (context: ClusterContext) => readonly (Hit & {
    readonly application: string;
    readonly file: string;
  })[];
}
