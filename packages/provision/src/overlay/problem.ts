/** The way to a value, from the top. */
export type Path = readonly (string | number)[];

/** What is wrong with a value of the overlay. */
export interface OverlayProblem {
  /** `own-key`: a key of cluster.yaml decides this. `loss`: it would take away what is rendered. `none`: it does nothing. */
  readonly kind: 'own-key' | 'loss' | 'entry' | 'none';
  /** The way to the value in the overlay. */
  readonly path: Path;
  readonly message: string;
  readonly hint: string;
  /** The way to what it meets in the rendered ClusterConfig. */
  readonly rendered?: Path;
}

/** `iam.serviceAccounts[0]`, as people write ways. */
export function pathWords(path: Path): string {
  return path.reduce<string>((told, one) => {
    if (typeof one === 'number') return `${told}[${one}]`;
    return told === '' ? one : `${told}.${one}`;
  }, '');
}

/** Where the merge is. */
export interface Place {
  /** The place in the ClusterConfig as the tables name it, `managedNodeGroups[].labels`. */
  readonly pattern: string;
  readonly overlay: Path;
  readonly rendered: Path;
  /** Inside an entry that Nodeless renders: the key of cluster.yaml that asks for it. */
  readonly entry?: Path;
}
