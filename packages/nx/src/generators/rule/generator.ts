import { handedOver, printedFiles } from '../printed-files.ts';
import type { Tree } from '../tree.ts';

/** What `nodeless new rule <code>` writes. */
export function ruleGenerator(tree: Tree, { code }: { readonly code: string }): () => void {
  return handedOver(tree, printedFiles(tree.root, ['new', 'rule'], {}, [code]));
}
