import type { Assessment } from './assessment.ts';
import { obstacles } from './obstacles.ts';
import { ownershipOf, unionOf } from './ownership/ownership.ts';
import { printOwnership } from './ownership/print.ts';
import { foldersAbove } from './paths.ts';
import { type Content, contentOf, type PlannedFile } from './planned-file.ts';
import type { Target } from './target.ts';

/** How a plan is carried out, in the order of the properties. Paths are relative to `rendered/`. */
export interface Steps {
  /** False when the disk is right already. */
  readonly needed: boolean;
  readonly leftovers: readonly string[];
  /** The record to write before anything else, undefined when it stands there already. */
  readonly recordBefore: Content | undefined;
  /** Stale files where a file or a folder of the target shall stand, then the folders that stand there. */
  readonly deleteBefore: readonly string[];
  readonly foldersToReplace: readonly string[];
  readonly write: readonly PlannedFile[];
  readonly deleteAfter: readonly string[];
  /** Folders that nothing needs any more, the deepest first. They go if they are empty. */
  readonly foldersToPrune: readonly string[];
  readonly recordAfter: Content | undefined;
  /** Folders that exist now. */
  readonly folders: ReadonlySet<string>;
}

export interface Changes {
  readonly create: readonly PlannedFile[];
  readonly update: readonly PlannedFile[];
  readonly delete: readonly string[];
}

export function stepsOf(assessment: Assessment, { files }: Target, changes: Changes): Steps {
  const { leftovers, abandonedLock, folders } = assessment;
  const write = [...changes.create, ...changes.update];
  const early = new Set(assessment.stale.filter((status) => status.inTheWay).map((status) => status.path));
  const records = recordsOf(assessment, files, write.length + changes.delete.length > 0);
  const replaced = changes.create.length === 0 ? [] : [...folders].filter(obstacles(files).replaces);
  return {
    needed:
      abandonedLock ||
      write.length + changes.delete.length + leftovers.length > 0 ||
      records.recordBefore !== undefined,
    leftovers,
    ...records,
    deleteBefore: changes.delete.filter((path) => early.has(path)),
    foldersToReplace: deepestFirst(replaced),
    write,
    deleteAfter: changes.delete.filter((path) => !early.has(path)),
    foldersToPrune: foldersToPrune(assessment, files).filter((folder) => !replaced.includes(folder)),
    folders,
  };
}

function recordsOf(
  { record, recordBytes, recordExecutable }: Assessment,
  files: readonly PlannedFile[],
  filesChange: boolean,
): Pick<Steps, 'recordBefore' | 'recordAfter'> {
  const after = ownershipOf(files);
  const last = contentOf(printOwnership(after));
  const first = filesChange ? contentOf(printOwnership(unionOf(record, after))) : last;
  const stands =
    recordBytes !== undefined && !recordExecutable && Buffer.compare(recordBytes, first.bytes) === 0;
  return {
    recordBefore: stands ? undefined : first,
    recordAfter: first.sha256 === last.sha256 ? undefined : last,
  };
}

function foldersToPrune({ stale, folders }: Assessment, files: readonly PlannedFile[]): string[] {
  if (stale.length === 0) return [];
  const wanted = new Set(files.flatMap((file) => foldersAbove(file.path)));
  const emptied = new Set(stale.flatMap((status) => foldersAbove(status.path)));
  return deepestFirst([...emptied].filter((folder) => folders.has(folder) && !wanted.has(folder)));
}

function deepestFirst(folders: readonly string[]): string[] {
  return [...folders].sort((a, b) => b.length - a.length);
}
