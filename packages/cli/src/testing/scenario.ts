import type { Id } from './argocd-simulation/objects.ts';
import type { Simulation } from './argocd-simulation/simulation.ts';
import type { GitRepository } from './git-repository.ts';

/** A change of a cluster, what `nodeless diff` says of it, and what Argo CD makes of it. */
export interface Scenario {
  readonly name: string;
  /** `<operation> <kind> <name> in <Application>`, as the report orders them. */
  readonly changes: readonly string[];
  /** Rule and title of each danger, those without a waiver first. */
  readonly dangers: readonly (readonly [rule: string, title: string])[];
  /** Applications besides root that do not become Synced and Healthy by themselves, and why. */
  readonly waiting: Readonly<Record<string, string>>;
  /** Objects that are live afterwards, and not. */
  readonly live?: readonly Id[];
  readonly gone?: readonly Id[];
  /** Whether a revert of the commit sets everything right. Default: not tried. */
  readonly reverts?: boolean;
  /** What happens to the live cluster before the merge. */
  readonly before?: (simulation: Simulation) => void;
  readonly edit: (repository: GitRepository) => void;
  /** The rendered tree is edited itself, because no source gives this change. */
  readonly byHand?: boolean;
}
