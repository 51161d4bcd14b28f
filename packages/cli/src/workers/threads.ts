import { availableParallelism } from 'node:os';

/** Clusters for which a thread of its own pays: it has to load the program first, which costs what some 30 clusters cost. */
const CLUSTERS_A_THREAD = 40;

/**
 * How many threads render clusters; 1 means the one that runs already. The result never depends on it.
 *
 * @param clusters how many have to be rendered
 * @param jobs what was asked for. @default as many as there are cores, where that many pay
 */
export function threadsFor(clusters: number, jobs?: number): number {
  const paying = Math.floor(clusters / CLUSTERS_A_THREAD);
  return Math.max(1, Math.min(jobs ?? Math.min(availableParallelism(), paying), clusters));
}
