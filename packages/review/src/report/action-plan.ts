/** Who carries out a step. `impossible` has no command: EKS cannot change it after the cluster was made. */
export const STEP_TOOLS = ['eksctl', 'aws', 'kubectl', 'nodeless', 'manual', 'impossible'] as const;
export type StepTool = (typeof STEP_TOOLS)[number];

/** One step of what people have to do beside the merge. */
export interface ActionStep {
  readonly tool: StepTool;
  /** What is done and why, one sentence without a full stop. Holds text from files: escape it. */
  readonly title: string;
  /** Commands for a POSIX shell, one a line, to be run in the repository's root; empty for `manual` and `impossible`. */
  readonly commands: readonly string[];
  /** What is interrupted while it runs; `nothing` when nothing is. */
  readonly disrupts: string;
  /** Documentation or code that says so. */
  readonly source: string;
}

/** What Argo CD does not do: the changes of ClusterConfig and CloudFormation, in the order of the steps. */
export interface ActionPlan {
  /** Clusters with the same steps but for their names; each step has the commands of all of them. Never empty. */
  readonly clusters: readonly [string, ...string[]];
  /** Whether the steps come before or after the merge is said by each `when`. */
  readonly steps: readonly (ActionStep & { readonly when: 'before-merge' | 'after-merge' })[];
}
