import { isRecordPath, type Diagnostic, type Outcome } from '@nodeless/core';
import type { Disk, EntryKind, FileContent } from '../disk/disk.ts';
import { finding, GENERATE, symlink } from '../findings.ts';
import { inRendered } from '../target.ts';
import { OLD_RECORD, parseOldRecord } from './old-form.ts';
import { type Ownership, unionOf } from './ownership.ts';
import { parseRecord } from './parse-record.ts';
import type { Records } from './records.ts';

export interface ReadRecords {
  /** All that the records on disk claim together. Empty when there are none yet. */
  readonly ownership: Ownership;
  /** The records as they stand on disk, that of the old form among them. */
  readonly onDisk: ReadonlyMap<string, FileContent>;
}

/**
 * Reads the records of a tree. Files at the places of records that are none of ours are left to be judged as foreign,
 * but where the target has a record they count as one that cannot be read.
 */
export function readRecords(
  disk: Disk,
  cluster: string,
  entries: ReadonlyMap<string, EntryKind>,
  wanted: Records,
): Outcome<ReadRecords> {
  if (entries.get(OLD_RECORD) === 'symlink')
    return { diagnostics: [symlink(inRendered(cluster, OLD_RECORD))] };
  const diagnostics: Diagnostic[] = [];
  const onDisk = new Map<string, FileContent>();
  const claims: Ownership[] = [];
  for (const [path, kind] of entries) {
    if (kind !== 'file' || !(path === OLD_RECORD || isRecordPath(path))) continue;
    const content = disk.read(inRendered(cluster, path));
    const parsed = path === OLD_RECORD ? parseOldRecord(content.bytes) : parseRecord(path, content.bytes);
    if (parsed === undefined && !wanted.has(path)) continue;
    if (parsed === undefined || 'reason' in parsed) {
      diagnostics.push(bad(inRendered(cluster, path), parsed?.reason ?? 'it does not say what it records'));
      continue;
    }
    onDisk.set(path, content);
    claims.push(parsed.ownership);
  }
  if (diagnostics.length > 0) return { diagnostics };
  return { value: { ownership: unionOf(...claims), onDisk }, diagnostics };
}

/** True for a record of ours, of whatever form and content. Other files can stand at the same place. */
export function isRecord(path: string, bytes: Uint8Array): boolean {
  return path === OLD_RECORD || (isRecordPath(path) && parseRecord(path, bytes) !== undefined);
}

function bad(file: string, reason: string): Diagnostic {
  return finding(
    'tree/bad-ownership',
    file,
    `The ownership record cannot be read: ${reason}`,
    `bring it back with \`git checkout -- ${file}\`; or delete it and run ${GENERATE}: files that are what the ` +
      'sources give are taken over, all others count as not ours',
  );
}
