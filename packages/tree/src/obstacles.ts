import { fold, foldersAbove } from './paths.ts';

export interface Obstacles {
  /**
   * True when something at the path keeps a path of the target from being written: it stands at the file's own path, at
   * that of a folder above it, or below it.
   */
  blocks(path: string): boolean;
  /** True when a path of the target takes the place of this folder, or of one above it. */
  replaces(folder: string): boolean;
}

/**
 * Case is ignored, because the tree must be the same on every file system.
 *
 * @param wanted paths of the target, records among them
 */
export function obstacles(wanted: Iterable<string>): Obstacles {
  const paths = [...wanted].map(fold);
  const taken = new Set(paths);
  const folders = new Set(paths.flatMap(foldersAbove));
  const replaces = (path: string): boolean => {
    const folded = fold(path);
    return taken.has(folded) || foldersAbove(folded).some((folder) => taken.has(folder));
  };
  return { replaces, blocks: (path) => folders.has(fold(path)) || replaces(path) };
}
