import type { Outcome } from '@nodeless/core';
import type { Disk, EntryKind } from '../disk/disk.ts';
import { finding, GENERATE, symlink } from '../findings.ts';
import { ownershipPath } from '../target.ts';
import type { Ownership } from './ownership.ts';
import { parseOwnership } from './parse.ts';

export interface ReadRecord {
  /** Empty when there is no record yet. */
  readonly record: Ownership;
  /** The record as it stands on disk. */
  readonly bytes: Uint8Array | undefined;
  readonly executable: boolean;
}

/** @param kind what stands at the record's path */
export function readRecord(disk: Disk, cluster: string, kind: EntryKind | undefined): Outcome<ReadRecord> {
  const file = ownershipPath(cluster);
  if (kind === undefined)
    return { value: { record: new Map(), bytes: undefined, executable: false }, diagnostics: [] };
  if (kind === 'symlink') return { diagnostics: [symlink(file)] };
  if (kind !== 'file') return bad(file, 'it is not a file');
  const { bytes, executable } = disk.read(file);
  const parsed = parseOwnership(bytes);
  if ('reason' in parsed) return bad(file, parsed.reason);
  return { value: { record: parsed.ownership, bytes, executable }, diagnostics: [] };
}

function bad(file: string, reason: string): Outcome<never> {
  return {
    diagnostics: [
      finding(
        'tree/bad-ownership',
        file,
        `The ownership record cannot be read: ${reason}`,
        `bring it back with \`git checkout -- ${file}\`; or delete it and run ${GENERATE}: files that are what the ` +
          'sources give are taken over, all others count as not ours',
      ),
    ],
  };
}
