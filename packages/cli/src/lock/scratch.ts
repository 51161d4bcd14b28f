import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { SourceFile } from '@nodeless/sources';

/** Does some work in an empty folder, which is deleted afterwards. */
export async function withScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'nodeless-lock-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Writes files below a folder: helm and kustomize see exactly what was read before, and nothing else of the repository.
 *
 * @param from the part of their paths that is left out, without a `/` at the end
 */
export function writeCopies(folder: string, files: readonly SourceFile[], from: string): void {
  for (const { path, bytes } of files) {
    const file = join(folder, path.slice(from.length + 1));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}
