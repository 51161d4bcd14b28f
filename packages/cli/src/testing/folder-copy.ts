import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesBelow } from './rendered.ts';

/** The files of a folder, kept in memory: contents and modes. Empty folders and links are not kept. */
export class FolderCopy {
  readonly #files: readonly { readonly path: string; readonly bytes: Buffer; readonly mode: number }[];

  constructor(folder: string) {
    this.#files = filesBelow(folder).map((path) => {
      const file = join(folder, path);
      return { path, bytes: readFileSync(file), mode: statSync(file).mode & 0o777 };
    });
  }

  /** Makes a folder that exists hold these files and no others. */
  writeTo(folder: string): void {
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
    for (const { path, bytes, mode } of this.#files) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
      if (mode !== (statSync(file).mode & 0o777)) chmodSync(file, mode);
    }
  }
}
