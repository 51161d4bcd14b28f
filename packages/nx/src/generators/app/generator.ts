import { handedOver, printedFiles } from '../printed-files.ts';
import type { Tree } from '../tree.ts';

/** Options of `nx g @nodeless/nx:app`; see `schema.json`. */
export interface AppGeneratorOptions {
  readonly name: string;
  readonly image: string;
  readonly port?: number;
  readonly clusters?: readonly string[];
}

/** What `nodeless new app <name>` writes. */
export function appGenerator(tree: Tree, { name, image, port, clusters }: AppGeneratorOptions): () => void {
  const flags = { image, port: port === undefined ? undefined : String(port), cluster: clusters };
  return handedOver(tree, printedFiles(tree.root, ['new', 'app'], flags, [name]));
}
