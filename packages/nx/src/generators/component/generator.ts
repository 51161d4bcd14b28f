import { handedOver, printedFiles } from '../printed-files.ts';
import type { Tree } from '../tree.ts';

/** What `nodeless new component <key>` writes. */
export function componentGenerator(tree: Tree, { key }: { readonly key: string }): () => void {
  return handedOver(tree, printedFiles(tree.root, ['new', 'component'], {}, [key]));
}
