/**
 * Numbers of objects. Objects are told apart by cluster, application, group, kind, namespace and name, so a rename or a
 * move counts as one added and one removed; `renamed` and `moved` say how many such pairs there are among them.
 */
export interface Counts {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly renamed: number;
  readonly moved: number;
}

export const NO_COUNTS: Counts = { added: 0, changed: 0, removed: 0, renamed: 0, moved: 0 };

export function addCounts(a: Counts, b: Counts): Counts {
  return {
    added: a.added + b.added,
    changed: a.changed + b.changed,
    removed: a.removed + b.removed,
    renamed: a.renamed + b.renamed,
    moved: a.moved + b.moved,
  };
}
