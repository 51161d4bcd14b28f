import { accountOf, handedOver, printedFiles } from '../printed-files.ts';
import type { Tree } from '../tree.ts';

/** Options of `nx g @nodeless/nx:cluster`; see `schema.json`. */
export interface ClusterGeneratorOptions {
  readonly name: string;
  readonly stage?: string;
  readonly region?: string;
  readonly accountId?: string | number;
}

/** What `nodeless new cluster <name>` writes. */
export function clusterGenerator(
  tree: Tree,
  { name, stage, region, accountId }: ClusterGeneratorOptions,
): () => void {
  const flags = { stage, region, 'account-id': accountOf(accountId) };
  return handedOver(tree, printedFiles(tree.root, ['new', 'cluster'], flags, [name]));
}
