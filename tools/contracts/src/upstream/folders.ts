import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonValue } from '@nodeless/core';

/**
 * Upstream's files of one time: `lookup` names the folders that may hold a file, the newest first. A file that did not
 * change stands in an older folder alone.
 */
export interface Release {
  readonly karpenter: string;
  readonly argocd: string;
  readonly lookup: readonly string[];
}

/** What the folders are of, oldest first: a newer one holds what changed only. */
const FOLDERS = [
  { karpenter: '1.14', argocd: '3.5' },
  { karpenter: '1.15', argocd: '3.6' },
] as const;

/** The programs of each folder. @throws RangeError for another number of folders than the tables are made of. */
export function releasesOf(folders: readonly string[]): Release[] {
  if (folders.length !== FOLDERS.length)
    throw new RangeError(`the tables are made of ${FOLDERS.length} folders, not ${folders.length}`);
  return FOLDERS.map((programs, index) => ({
    ...programs,
    lookup: folders.slice(0, index + 1).reverse(),
  }));
}

/** @throws Error where no folder of the release has the file. */
export function readText({ lookup }: Release, path: string): string {
  const file = lookup.map((folder) => join(folder, path)).find((one) => existsSync(one));
  if (file === undefined) throw new Error(`none of ${lookup.join(', ')} has ${path}`);
  return readFileSync(file, 'utf8');
}

export function readJson<T = JsonValue>(release: Release, path: string): T {
  return JSON.parse(readText(release, path)) as T;
}

/** Names of files of a folder, in any of the release's folders. */
export function namesIn({ lookup }: Release, folder: string): string[] {
  const names = lookup
    .map((root) => join(root, folder))
    .filter((one) => existsSync(one))
    .flatMap((one) => readdirSync(one));
  return [...new Set(names)].sort();
}
