import { handedOver, printedFiles } from '../generators/printed-files.ts';
import type { Tree } from '../generators/tree.ts';

/** What `nodeless migrate` writes: all that a release wants of the sources. Run twice, it changes nothing the second time. */
export function migrateSources(tree: Tree): () => void {
  return handedOver(tree, printedFiles(tree.root, ['migrate'], {}, []));
}
