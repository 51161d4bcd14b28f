/**
 * A target, in the form of Nx's `TargetConfiguration`. Written out, so that the types of this package need no other: a
 * test assigns them to those of `@nx/devkit`.
 */
export interface InferredTarget {
  readonly command: string;
  readonly cache: boolean;
  readonly inputs?: string[];
}

/** What a file adds to the graph: the root of a project, and its configuration. */
export interface InferredNode {
  readonly root: string;
  readonly project: {
    readonly name?: string;
    readonly tags?: string[];
    readonly targets: { [target: string]: InferredTarget };
  };
}
