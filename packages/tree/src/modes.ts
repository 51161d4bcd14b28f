import { clusterFile } from '@nodeless/core';
import type { Disk } from './disk/disk.ts';

/**
 * True when the source of the cluster is a plain file. Some file systems show every file as executable; where one file
 * that nobody executes is plain, an executable file beside it was made so.
 */
export function showsModes(disk: Disk, cluster: string): boolean {
  const source = clusterFile(cluster);
  return disk.inspect(source) === 'file' && !disk.read(source).executable;
}
