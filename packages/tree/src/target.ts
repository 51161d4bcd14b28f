import { renderedFolder } from '@nodeless/core';
import type { Layout } from './layout/layout.ts';

/** One cluster's tree as it shall be. */
export interface Target extends Layout {
  /** The cluster's name, which is its folder's name. */
  readonly cluster: string;
}

/** `clusters/<name>/rendered/<path>`. */
export function inRendered(cluster: string, path: string): string {
  return `${renderedFolder(cluster)}/${path}`;
}
