import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareText } from '@nodeless/core';
import { FLEET_FOLDERS } from '../git/snapshot.ts';
import { ENGINE_FOLDER, isEngineFile, TOOLCHAIN_FILES } from '../memory/engine-files.ts';
import type { StoredFile } from './base-tree.ts';

/**
 * Files that decide what a check finds and are not, byte for byte and in their mode, what a commit holds; sorted.
 *
 * The disk is compared and not the index: git is silent about ignored files, about files that it was told to assume
 * unchanged, and about line endings and modes that it is configured to overlook, and `check` is not. A symbolic link
 * always counts as changed, because what it leads to may be anywhere.
 */
export function changedPaths(root: string, base: ReadonlyMap<string, StoredFile>): string[] {
  const present = new Set([
    ...FLEET_FOLDERS.flatMap((folder) => filesBelow(root, folder)),
    ...filesBelow(root, ENGINE_FOLDER, 'node_modules').filter(isEngineFile),
    ...TOOLCHAIN_FILES,
  ]);
  const stored = [...base.keys()].filter(isLookedAt);
  return [...new Set([...present, ...stored])]
    .filter((path) => !isStored(join(root, path), base.get(path)))
    .sort(compareText);
}

function isLookedAt(path: string): boolean {
  const top = path.split('/')[0] ?? '';
  return FLEET_FOLDERS.includes(top) || isEngineFile(path) || TOOLCHAIN_FILES.includes(path);
}

function isStored(file: string, stored: StoredFile | undefined): boolean {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (stored === undefined || found === undefined) return stored === undefined && found === undefined;
  if (!found.isFile() || !stored.mode.startsWith('100')) return false;
  if ((stored.mode === '100755') !== ((found.mode & 0o111) !== 0)) return false;
  const bytes = readFileSync(file);
  const hash = createHash(stored.id.length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex') === stored.id;
}

/**
 * Paths of everything below a folder that is no folder itself.
 *
 * @param except name of folders that are passed over
 */
function filesBelow(root: string, folder: string, except?: string): string[] {
  if (lstatSync(join(root, folder), { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (!entry.isDirectory()) return [path];
    return entry.name === except ? [] : filesBelow(root, path, except);
  });
}
