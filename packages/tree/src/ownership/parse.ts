import { isJsonObject, RENDERED, unsafePathReason } from '@nodeless/core';
import type { OwnedFile, Ownership } from './ownership.ts';

const SHA256 = /^[0-9a-f]{64}$/;

/** A record, or why the text is none: a phrase that completes "the record cannot be read: ". */
export type ParsedOwnership = { readonly ownership: Ownership } | { readonly reason: string };

/**
 * Reads a record strictly: nothing unknown, nothing missing, and no path that could lead out of `rendered/`, because
 * what a record names may be deleted. Never throws.
 */
export function parseOwnership(bytes: Uint8Array): ParsedOwnership {
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
  const ownership = new Map<string, OwnedFile>();
  for (const [path, file] of Object.entries(files)) {
    const owned = parseFile(path, file);
    if (typeof owned === 'string') return { reason: owned };
    ownership.set(path, owned);
  }
  return { ownership };
}

function parseFile(path: string, file: unknown): OwnedFile | string {
  const name = JSON.stringify(path.slice(0, 240));
  const unsafe = unsafePathReason(path);
  if (unsafe !== undefined) return `the path ${name} is not safe: ${unsafe}`;
  if (path.toLowerCase() === RENDERED.ownership) return 'it lists itself';
  if (!isJsonObject(file)) return `the entry of ${name} is not an object`;
  const { component, sha256, ...unknown } = file;
  if (Object.keys(unknown).length > 0) return `the entry of ${name} has a key that is not known`;
  if (typeof component !== 'string' || component === '') return `the entry of ${name} has no component`;
  const hashes = typeof sha256 === 'string' ? [sha256] : sha256;
  if (!isHashes(hashes)) return `the sha256 of ${name} is not a hash or a list of hashes`;
  return { component, sha256: [...hashes].sort() };
}

function isHashes(value: unknown): value is string[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((hash) => typeof hash === 'string' && SHA256.test(hash)) &&
    new Set(value).size === value.length
  );
}
