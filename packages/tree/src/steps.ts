import type { Assessment, RecordStatus } from './assessment.ts';
import { obstacles } from './obstacles.ts';
import { ownershipOf, unionOf } from './ownership/ownership.ts';
import { printRecord } from './ownership/print-record.ts';
import { byRecord } from './ownership/records.ts';
import { foldersAbove } from './paths.ts';
import { type Content, contentOf, type PlannedFile } from './planned-file.ts';
import type { Target } from './target.ts';

/** How a plan is carried out, in the order of the properties. Paths are relative to `rendered/`. */
export interface Steps {
  /** False when the disk is right already. */
  readonly needed: boolean;
  readonly leftovers: readonly string[];
  /** Stale files where something of the target shall stand, then their records, then the folders that stand there. */
  readonly deleteBefore: readonly string[];
  readonly foldersToReplace: readonly string[];
  /** Records that claim what will be written and is not claimed yet. */
  readonly recordsBefore: readonly RecordFile[];
  readonly write: readonly PlannedFile[];
  readonly deleteAfter: readonly string[];
  readonly recordsAfter: readonly RecordFile[];
  readonly recordsToDelete: readonly string[];
  /** Folders that nothing needs any more, the deepest first. They go if they are empty. */
  readonly foldersToPrune: readonly string[];
  /** Folders that exist now. */
  readonly folders: ReadonlySet<string>;
}

/** A record as it is to be written. */
export interface RecordFile {
  readonly path: string;
  readonly content: Content;
}

export interface Changes {
  readonly create: readonly PlannedFile[];
  readonly update: readonly PlannedFile[];
  readonly delete: readonly string[];
}

export function stepsOf(assessment: Assessment, target: Target, changes: Changes): Steps {
  const { leftovers, abandonedLock, folders, emptyFolders } = assessment;
  const write = [...changes.create, ...changes.update];
  const early = earlyDeletions(assessment, changes);
  const wanted = [
    ...target.files.map(({ path }) => path),
    ...assessment.records.flatMap(({ path, wanted }) => (wanted === undefined ? [] : [path])),
  ];
  const records = recordSteps(assessment, target, write);
  const writes = changes.create.length + records.recordsBefore.length + records.recordsAfter.length > 0;
  const replaced = writes ? [...folders].filter(obstacles(wanted).replaces) : [];
  const steps = {
    leftovers,
    deleteBefore: [...early],
    foldersToReplace: deepestFirst(replaced),
    ...records,
    recordsToDelete: records.recordsToDelete.filter((path) => !early.has(path)),
    write,
    deleteAfter: changes.delete.filter((path) => !early.has(path)),
    foldersToPrune: foldersToPrune(assessment, wanted).filter((folder) => !replaced.includes(folder)),
    folders,
  };
  return { ...steps, needed: abandonedLock || emptyFolders.length > 0 || leaveSomething(steps) };
}

function leaveSomething(steps: Omit<Steps, 'needed'>): boolean {
  const { leftovers, deleteBefore, recordsBefore, write, deleteAfter, recordsAfter, recordsToDelete } = steps;
  const lists = [leftovers, deleteBefore, recordsBefore, write, deleteAfter, recordsAfter, recordsToDelete];
  return lists.some((list) => list.length > 0);
}

/** Files before the record that claims them, so that a run that dies in between finds nothing unclaimed. */
function earlyDeletions({ stale, records }: Assessment, changes: Changes): ReadonlySet<string> {
  const inTheWay = new Set([...stale, ...records].filter((one) => one.inTheWay).map(({ path }) => path));
  const claimed = byRecord(new Map(changes.delete.map((path) => [path, []])));
  const recordsInTheWay = records.filter((record) => record.inTheWay).map(({ path }) => path);
  const theirs = new Set(recordsInTheWay.flatMap((path) => [...(claimed.get(path)?.keys() ?? [])]));
  const files = changes.delete.filter((path) => inTheWay.has(path) || theirs.has(path));
  return new Set([...files, ...recordsInTheWay]);
}

function recordSteps(
  { ownership, records }: Assessment,
  { cluster, files }: Target,
  write: readonly PlannedFile[],
): Pick<Steps, 'recordsBefore' | 'recordsAfter' | 'recordsToDelete'> {
  const unclaimed = write.filter(({ path, sha256 }) => ownership.get(path)?.includes(sha256) !== true);
  const toClaim = byRecord(ownershipOf(unclaimed));
  const claims = toClaim.size === 0 ? undefined : byRecord(unionOf(ownership, ownershipOf(files)));
  const recordsBefore: RecordFile[] = [];
  const recordsAfter: RecordFile[] = [];
  for (const record of records) {
    const { path, wanted } = record;
    if (wanted === undefined) continue;
    const claimed = toClaim.has(path) ? claims?.get(path) : undefined;
    const before = claimed && contentOf(printRecord(cluster, path, claimed));
    if (before !== undefined && !stands(record, before)) recordsBefore.push({ path, content: before });
    const last = before === undefined ? stands(record, wanted) : before.sha256 === wanted.sha256;
    if (!last) recordsAfter.push({ path, content: wanted });
  }
  const recordsToDelete = records.flatMap(({ path, wanted }) => (wanted === undefined ? [path] : []));
  return { recordsBefore, recordsAfter, recordsToDelete };
}

function stands({ onDisk, executable }: RecordStatus, { bytes }: Content): boolean {
  return onDisk !== undefined && !executable && Buffer.compare(onDisk.bytes, bytes) === 0;
}

function foldersToPrune(assessment: Assessment, wanted: readonly string[]): string[] {
  const { stale, records, leftovers, emptyFolders, folders } = assessment;
  const unwanted = [...stale, ...records.filter((record) => record.wanted === undefined)];
  const gone = [...leftovers, ...unwanted.map(({ path }) => path)];
  if (gone.length + emptyFolders.length === 0) return [];
  const needed = new Set(wanted.flatMap(foldersAbove));
  const emptied = new Set([...emptyFolders, ...gone.flatMap(foldersAbove)]);
  return deepestFirst([...emptied].filter((folder) => folders.has(folder) && !needed.has(folder)));
}

function deepestFirst(folders: readonly string[]): string[] {
  return [...folders].sort((a, b) => b.length - a.length);
}
