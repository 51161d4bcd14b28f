import { RENDERED, renderedFolder } from '@nodeless/core';
import type { PlannedFile } from './planned-file.ts';

/** One cluster's tree as it shall be. */
export interface Target {
  /** The cluster's name, which is its folder's name. */
  readonly cluster: string;
  /** From `layout`: safe paths without collisions, sorted. */
  readonly files: readonly PlannedFile[];
}

/** `clusters/<name>/rendered/<path>`. */
export function inRendered(cluster: string, path: string): string {
  return `${renderedFolder(cluster)}/${path}`;
}

export function ownershipPath(cluster: string): string {
  return inRendered(cluster, RENDERED.ownership);
}
