import { hash } from 'node:crypto';

/** One file of `rendered/` as it shall be on disk. */
export interface PlannedFile {
  /** Relative to `rendered/`, with `/`. */
  readonly path: string;
  /** UTF-8. Not to be changed: equal files of several clusters share their bytes. */
  readonly bytes: Uint8Array;
  /** Hex. */
  readonly sha256: string;
  /** Length in bytes. */
  readonly size: number;
  /** Who made it: {@link Origin.component}. */
  readonly component: string;
}

/** The bytes of a file, with their hash. */
export interface Content {
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

export function contentOf(text: string): Content {
  const bytes = Buffer.from(text, 'utf8');
  return { bytes, sha256: sha256Of(bytes) };
}

export function plannedFile(path: string, component: string, { bytes, sha256 }: Content): PlannedFile {
  return { path, bytes, sha256, size: bytes.byteLength, component };
}

/** SHA-256 in hex. */
export function sha256Of(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}
