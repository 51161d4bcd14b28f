import type { ClusterFiles } from '@nodeless/sources';
import { holdsExactly, nodeDisk } from '@nodeless/tree';
import type { Generation, GenerationMemory } from './generation-memory.ts';

/** What is known of a cluster whose sources and whose tree are as the last run left them; undefined of any other. */
export function recall(root: string, memory: GenerationMemory, files: ClusterFiles): Generation | undefined {
  const known = memory.recall(memory.keyOf(files));
  return known !== undefined && holdsExactly(nodeDisk(root), files.folder, known.recordsSha256)
    ? known
    : undefined;
}
