import type { Client } from '../kubernetes/client.ts';
import type { WorkTree } from './work-tree.ts';

/** One change of a cluster, and what has to become of it. */
export interface Step {
  /** What is done, one sentence without a full stop. */
  readonly what: string;
  /** Edits sources; what they give is rendered and committed. */
  readonly sources?: (work: WorkTree) => void;
  /** Edits the rendered tree itself, for changes that no source makes today. */
  readonly tree?: (work: WorkTree) => void;
  /** Is done to the cluster by hand. */
  readonly byHand?: (client: Client, work: WorkTree) => Promise<void>;
  /** The Application that must come to nothing, where Argo CD has to refuse the step; everything else lands. */
  readonly refused?: (work: WorkTree) => string;
  /** Seconds that Argo CD may take for it, where that can be more than the limit of the run. */
  readonly patience?: number;
  /** What the comparison cannot see: answers what is wrong. */
  readonly check?: (client: Client, work: WorkTree) => Promise<readonly string[]>;
}

/** Steps from the state of HEAD and back to it: after the last one the judge takes all of it back. */
export interface Scenario {
  readonly name: string;
  readonly about: string;
  readonly steps: readonly Step[];
}
