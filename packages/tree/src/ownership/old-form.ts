import { isJsonObject, isRecordPath, unsafePathReason } from '@nodeless/core';
import type { ParsedRecord } from './parse-record.ts';

/** The one record of a whole tree that earlier versions wrote, relative to `rendered/`. */
export const OLD_RECORD = 'ownership.json';

/** How it began. */
export const OLD_RECORD_MARK =
  '{\n  "apiVersion": "nodeless/v1alpha1",\n  "kind": "Ownership",\n  "files": {';

const SHA256 = /^[0-9a-f]{64}$/;

/**
 * Reads a record strictly: nothing unknown, nothing missing, and no path that could lead out of `rendered/`, because
 * what a record names may be deleted. Never throws.
 */
export function parseOldRecord(bytes: Uint8Array): ParsedRecord {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return { reason: 'it is not JSON' };
  }
  if (!isJsonObject(value)) return { reason: 'it is not a JSON object' };
  const { apiVersion, kind, files, ...unknown } = value;
  if (apiVersion !== 'nodeless/v1alpha1') return { reason: 'its apiVersion is not nodeless/v1alpha1' };
  if (kind !== 'Ownership') return { reason: 'its kind is not Ownership' };
  if (!isJsonObject(files)) return { reason: 'its files are not an object' };
  const [key] = Object.keys(unknown);
  if (key !== undefined) return { reason: `its key ${JSON.stringify(key)} is not known` };
  const ownership = new Map<string, readonly string[]>();
  for (const [path, file] of Object.entries(files)) {
    const hashes = parseFile(path, file);
    if (typeof hashes === 'string') return { reason: hashes };
    ownership.set(path, hashes);
  }
  return { ownership };
}

function parseFile(path: string, file: unknown): readonly string[] | string {
  const name = JSON.stringify(path.slice(0, 240));
  const unsafe = unsafePathReason(path);
  if (unsafe !== undefined) return `the path ${name} is not safe: ${unsafe}`;
  if (path.toLowerCase() === OLD_RECORD) return 'it lists itself';
  if (isRecordPath(path)) return `it lists the record ${name}`;
  if (!isJsonObject(file)) return `the entry of ${name} is not an object`;
  const { component, sha256, ...unknown } = file;
  if (Object.keys(unknown).length > 0) return `the entry of ${name} has a key that is not known`;
  if (typeof component !== 'string' || component === '') return `the entry of ${name} has no component`;
  const hashes = typeof sha256 === 'string' ? [sha256] : sha256;
  if (!isHashes(hashes)) return `the sha256 of ${name} is not a hash or a list of hashes`;
  return [...hashes].sort();
}

function isHashes(value: unknown): value is string[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((hash) => typeof hash === 'string' && SHA256.test(hash)) &&
    new Set(value).size === value.length
  );
}
