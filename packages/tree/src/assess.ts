import {
  type Diagnostic,
  hasErrors,
  type Outcome,
  RENDERED,
  renderedFolder,
  unsafePathReason,
} from '@nodeless/core';
import type { Assessment, PlannedStatus, StaleStatus } from './assessment.ts';
import type { Disk, EntryKind } from './disk/disk.ts';
import { finding, symlink } from './findings.ts';
import { type Obstacles, obstacles } from './obstacles.ts';
import { withLineFeeds } from './line-endings.ts';
import { showsModes } from './modes.ts';
import type { OwnedFile, Ownership } from './ownership/ownership.ts';
import { type ReadRecord, readRecord } from './ownership/read.ts';
import { foldersAbove } from './paths.ts';
import { type PlannedFile, sha256Of } from './planned-file.ts';
import { scan } from './scan.ts';
import { strangersAmong } from './strangers.ts';
import { inRendered, type Target } from './target.ts';

/** Compares the disk with a target. Without a value when `rendered/` or its record cannot be trusted. */
export function assess(disk: Disk, target: Target): Outcome<Assessment> {
  const root = renderedFolder(target.cluster);
  const problems: Diagnostic[] = [];
  const entries = checkRoot(disk, root, problems) ? scan(disk, root) : new Map<string, EntryKind>();
  if (hasErrors(problems)) return { diagnostics: problems };
  const read = readRecord(disk, target.cluster, entries.get(RENDERED.ownership));
  if (read.value === undefined) return { diagnostics: read.diagnostics };
  return { value: compare(disk, target, entries, read.value), diagnostics: [] };
}

/** True when `rendered/` exists. Each folder on the way to it must be a real folder. */
function checkRoot(disk: Disk, root: string, problems: Diagnostic[]): boolean {
  const unsafe = unsafePathReason(root);
  if (unsafe !== undefined) {
    problems.push(
      finding('tree/unsafe-path', root, `The folder ${root} is not safe: ${unsafe}`, 'rename the cluster'),
    );
    return false;
  }
  for (const folder of [...foldersAbove(root).reverse(), root]) {
    const kind = disk.inspect(folder);
    if (kind === undefined) return false;
    if (kind === 'folder') continue;
    const hint = 'move it away, so that the folder can be made';
    if (kind === 'symlink') problems.push(symlink(folder));
    else problems.push(finding('tree/foreign-file', folder, `${folder} is not a folder`, hint));
    return false;
  }
  return true;
}

function compare(
  disk: Disk,
  target: Target,
  entries: ReadonlyMap<string, EntryKind>,
  read: ReadRecord,
): Assessment {
  const { cluster, files } = target;
  const { record } = read;
  // Most runs find nothing to ask this about.
  let known: Obstacles | undefined;
  const blocks = (path: string): boolean => (known ??= obstacles(files)).blocks(path);

  const statuses = files.map((file) => statusOf(disk, cluster, file, entries.get(file.path), record));
  const hasModes = !read.executable || !statuses.every(executableOrUnknown) || showsModes(disk, cluster);
  const planned = hasModes ? statuses : statuses.map(withoutMode);
  const wanted = new Set(files.map((file) => file.path));
  const stale = [...record]
    .filter(([path]) => !wanted.has(path))
    .map(([path, owned]): StaleStatus => {
      const present = entries.get(path) === 'file';
      const state = present ? staleState(disk, inRendered(cluster, path), owned) : 'gone';
      return { path, state, inTheWay: blocks(path) };
    });
  const folders = new Set([...entries].filter(([, kind]) => kind === 'folder').map(([path]) => path));
  const strangers = strangersAmong(entries, disk, target, record, blocks);
  const recordExecutable = hasModes && read.executable;
  return { planned, stale, ...strangers, folders, record, recordBytes: read.bytes, recordExecutable };
}

function executableOrUnknown({ state }: PlannedStatus): boolean {
  return state !== 'same';
}

function withoutMode(status: PlannedStatus): PlannedStatus {
  return status.state === 'executable' ? { file: status.file, state: 'same' } : status;
}

function staleState(disk: Disk, file: string, owned: OwnedFile): 'recorded' | 'edited' {
  return isRecorded(disk.read(file).bytes, owned) ? 'recorded' : 'edited';
}

function isRecorded(bytes: Uint8Array, { sha256 }: OwnedFile): boolean {
  return sha256.includes(sha256Of(bytes)) || sha256.includes(sha256Of(withLineFeeds(bytes)));
}

function statusOf(
  disk: Disk,
  cluster: string,
  file: PlannedFile,
  kind: EntryKind | undefined,
  record: Ownership,
): PlannedStatus {
  if (kind === undefined || kind === 'folder') return { file, state: 'missing' };
  if (kind !== 'file') return { file, state: 'blocked' };
  const { bytes, executable } = disk.read(inRendered(cluster, file.path));
  if (file.size === bytes.byteLength && Buffer.compare(file.bytes, bytes) === 0) {
    return { file, state: executable ? 'executable' : 'same' };
  }
  if (Buffer.compare(file.bytes, withLineFeeds(bytes)) === 0) return { file, state: 'line-endings' };
  const owned = record.get(file.path);
  if (owned === undefined) return { file, state: 'foreign', onDisk: bytes };
  return isRecorded(bytes, owned) ? { file, state: 'recorded' } : { file, state: 'edited', onDisk: bytes };
}
