import { type Diagnostic, hasErrors, type Outcome, renderedFolder, unsafePathReason } from '@nodeless/core';
import type { Assessment, PlannedStatus, RecordStatus, StaleStatus } from './assessment.ts';
import type { Disk, EntryKind } from './disk/disk.ts';
import { finding, symlink } from './findings.ts';
import { type Obstacles, obstacles } from './obstacles.ts';
import { withLineFeeds } from './line-endings.ts';
import { showsModes } from './modes.ts';
import type { Ownership } from './ownership/ownership.ts';
import { type ReadRecords, readRecords } from './ownership/read.ts';
import { type Records, recordsOf } from './ownership/records.ts';
import { foldersAbove } from './paths.ts';
import { type PlannedFile, sha256Of } from './planned-file.ts';
import { scan } from './scan.ts';
import { strangersAmong } from './strangers.ts';
import { inRendered, type Target } from './target.ts';

/** Compares the disk with a target. Without a value when `rendered/` or a record cannot be trusted. */
export function assess(disk: Disk, target: Target): Outcome<Assessment> {
  const root = renderedFolder(target.cluster);
  const problems: Diagnostic[] = [];
  const entries = checkRoot(disk, root, problems) ? scan(disk, root) : new Map<string, EntryKind>();
  if (hasErrors(problems)) return { diagnostics: problems };
  const wanted = recordsOf(target);
  const read = readRecords(disk, target.cluster, entries, wanted);
  if (read.value === undefined) return { diagnostics: read.diagnostics };
  return { value: compare(disk, target, entries, wanted, read.value), diagnostics: [] };
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
  wanted: Records,
  { ownership, onDisk }: ReadRecords,
): Assessment {
  const { cluster, files } = target;
  const paths = new Set(files.map((file) => file.path));
  // Most runs find nothing to ask this about.
  let known: Obstacles | undefined;
  const blocks = (path: string): boolean => (known ??= obstacles([...paths, ...wanted.keys()])).blocks(path);

  const statuses = files.map((file) => statusOf(disk, cluster, file, entries.get(file.path), ownership));
  const plainRecord = onDisk.size === 0 || [...onDisk.values()].some(({ executable }) => !executable);
  const hasModes = plainRecord || !statuses.every(executableOrUnknown) || showsModes(disk, cluster);
  const planned = hasModes ? statuses : statuses.map(withoutMode);
  const records = [...new Set([...wanted.keys(), ...onDisk.keys()])].sort().map((path): RecordStatus => {
    const stands = onDisk.get(path);
    return {
      path,
      wanted: wanted.get(path),
      onDisk: stands,
      executable: hasModes && stands?.executable === true,
      inTheWay: !wanted.has(path) && stands !== undefined && blocks(path),
    };
  });
  const stale = [...ownership]
    .filter(([path]) => !paths.has(path))
    .map(([path, owned]): StaleStatus => {
      const present = entries.get(path) === 'file';
      const state = present ? staleState(disk, inRendered(cluster, path), owned) : 'gone';
      return { path, state, inTheWay: blocks(path) };
    });
  const folders = new Set([...entries].filter(([, kind]) => kind === 'folder').map(([path]) => path));
  const filled = new Set(
    [...entries].flatMap(([path, kind]) => (kind === 'folder' ? [] : foldersAbove(path))),
  );
  const emptyFolders = [...folders].filter((folder) => !filled.has(folder));
  const expected = new Set([...paths, ...ownership.keys(), ...records.map(({ path }) => path)]);
  const strangers = strangersAmong(entries, disk, { target, ownership, expected, blocks });
  return { planned, stale, records, ...strangers, folders, emptyFolders, ownership };
}

function executableOrUnknown({ state }: PlannedStatus): boolean {
  return state !== 'same';
}

function withoutMode(status: PlannedStatus): PlannedStatus {
  return status.state === 'executable' ? { file: status.file, state: 'same' } : status;
}

function staleState(disk: Disk, file: string, owned: readonly string[]): 'recorded' | 'edited' {
  return isRecorded(disk.read(file).bytes, owned) ? 'recorded' : 'edited';
}

function isRecorded(bytes: Uint8Array, sha256: readonly string[]): boolean {
  return sha256.includes(sha256Of(bytes)) || sha256.includes(sha256Of(withLineFeeds(bytes)));
}

function statusOf(
  disk: Disk,
  cluster: string,
  file: PlannedFile,
  kind: EntryKind | undefined,
  ownership: Ownership,
): PlannedStatus {
  if (kind === undefined || kind === 'folder') return { file, state: 'missing' };
  if (kind !== 'file') return { file, state: 'blocked' };
  const { bytes, executable } = disk.read(inRendered(cluster, file.path));
  if (file.size === bytes.byteLength && Buffer.compare(file.bytes, bytes) === 0) {
    return { file, state: executable ? 'executable' : 'same' };
  }
  if (Buffer.compare(file.bytes, withLineFeeds(bytes)) === 0) return { file, state: 'line-endings' };
  const owned = ownership.get(file.path);
  if (owned === undefined) return { file, state: 'foreign', onDisk: bytes };
  return isRecorded(bytes, owned) ? { file, state: 'recorded' } : { file, state: 'edited', onDisk: bytes };
}
