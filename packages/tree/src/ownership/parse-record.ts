import { isRecordPath, recordedFile, recordPathOf, unsafePathReason } from '@nodeless/core';
import { withLineFeeds } from '../line-endings.ts';
import { folderOf, join } from '../paths.ts';
import type { Ownership } from './ownership.ts';
import { NOTHING, RECORD_MARK } from './print-record.ts';

/** What a record says, or why it cannot be read: a phrase that completes "the record cannot be read: ". */
export type ParsedRecord = { readonly ownership: Ownership } | { readonly reason: string };

const LINE = /^([0-9a-f]{64}) {2}(.+)$/;

/**
 * Reads a record strictly, because what a record names may be deleted: only files that are recorded at this place, and
 * nothing that is not a line of ours. Line ends may be those of Windows. Never throws.
 *
 * @param path where the file stands, below `rendered/`
 * @returns undefined when the file is no record of this place: a stranger's, or a copy of one of another folder
 */
export function parseRecord(path: string, bytes: Uint8Array): ParsedRecord | undefined {
  const text = Buffer.from(withLineFeeds(bytes)).toString('latin1');
  const [first = '', ...lines] = text.split('\n');
  if (!isHeading(path, first)) return undefined;
  if (lines.pop() !== '') return { reason: 'its last line is not complete' };
  if (lines.length === 0) return { reason: 'it names nothing' };
  const ownership = new Map<string, string[]>();
  if (lines.length === 1 && lines[0] === NOTHING && recordedFile(path) === undefined) return { ownership };
  for (const line of lines) {
    const [, sha256, name] = LINE.exec(line) ?? [];
    if (sha256 === undefined || name === undefined)
      return { reason: `its line ${shown(line)} is not a hash and a name` };
    const file = join(folderOf(path), name);
    const unsafe = unsafePathReason(file);
    if (unsafe !== undefined) return { reason: `the path ${shown(name)} is not safe: ${unsafe}` };
    if (isRecordPath(file) || recordPathOf(file) !== path)
      return { reason: `${shown(name)} is not recorded here` };
    const hashes = ownership.get(file) ?? [];
    if (hashes.includes(sha256)) return { reason: `it names ${shown(name)} twice with one hash` };
    ownership.set(file, [...hashes, sha256].sort());
  }
  return { ownership };
}

/** The name of the cluster does not matter: whoever renames or copies a cluster keeps its tree. */
function isHeading(path: string, line: string): boolean {
  if (!line.startsWith(RECORD_MARK)) return false;
  const file = recordedFile(path);
  const subject = /^[^/ ]+\/rendered\/([^ ]*)(?: [0-9a-f]+)?$/.exec(line.slice(RECORD_MARK.length))?.[1];
  return subject === (file ?? folderOf(path));
}

function shown(text: string): string {
  return JSON.stringify(text.slice(0, 240));
}
