import { lstatSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic, DiagnosticCode } from '@nodeless/core';
import { MAX_SOURCE_BYTES, type SourceFile } from '@nodeless/sources';

/**
 * Reads one source of a repository. No link is followed on the way below `root`: git keeps a link as its target's name, so
 * that another checkout, and a review, would see something else.
 *
 * @param path relative to `root`, with `/`
 * @param most bytes that it may have
 */
export function readRepositorySource(
  root: string,
  path: string,
  most = MAX_SOURCE_BYTES,
): SourceFile | Diagnostic {
  const parts = path.split('/');
  const places = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  const link = places.find((place) => isLink(root, place));
  return link === undefined ? readSource(root, path, most) : symbolicLink(link);
}

/**
 * False too for what cannot be looked at (a file where a folder should be, a folder without permission): whoever reads it
 * then says why.
 *
 * @param path relative to `root`, with `/`
 */
export function isLink(root: string, path: string): boolean {
  try {
    return lstatSync(join(root, path)).isSymbolicLink();
  } catch {
    return false;
  }
}

/** @param path of the link */
export function symbolicLink(path: string): Diagnostic {
  return problem(
    path,
    'source/symlink',
    'a symbolic link stands where a source or its folder should be, and links are not followed',
    'replace it by what it points to, or delete it',
  );
}

/** Two folders of sources that differ in case only. */
export function sameFolder(path: string, other: string): Diagnostic {
  return problem(
    path,
    'source/case-collision',
    `${other} differs in case only: macOS and Windows have one folder for both`,
    'rename one of them',
  );
}

/**
 * Reads one file that a person names. A file that cannot be read becomes a diagnostic, never an exception.
 *
 * @param path relative to `root`, with `/`
 */
export function readSource(root: string, path: string, most = MAX_SOURCE_BYTES): SourceFile | Diagnostic {
  try {
    const status = statSync(join(root, path));
    if (!status.isFile()) {
      const what = status.isDirectory() ? 'a directory' : 'something that is not a file';
      return problem(
        path,
        'source/not-a-file',
        `${what} stands where the file should be`,
        'remove it and write the file',
      );
    }
    if (status.size > most) {
      const message = `the file has ${status.size} bytes, a source may have ${most / 1024} KiB`;
      return problem(path, 'source/too-large', message, 'sources are written by hand; move data elsewhere');
    }
    return { path, bytes: readFileSync(join(root, path)) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      return problem(
        path,
        'source/missing',
        'the file does not exist',
        'write it, take it back from git, or delete its folder',
      );
    }
    if (code === undefined) throw error;
    return problem(path, 'source/unreadable', `the file cannot be read (${code})`, 'check its permissions');
  }
}

/** Something among the overlays of an app that is none. */
export function misnamed(path: string): Diagnostic {
  return problem(
    path,
    'source/misnamed',
    'only <stage>.yaml and <cluster>.yaml are overlays: this would have no effect',
    'rename it, or move it out of the folder',
  );
}

/** @param code the system's own code, for instance `ENOTDIR` or `EACCES` */
export function unreadableFolder(path: string, code: string): Diagnostic {
  return code === 'ENOTDIR'
    ? problem(
        path,
        'source/not-a-folder',
        'a file stands where the folder should be',
        'move it away and make the folder',
      )
    : problem(path, 'source/unreadable', `the folder cannot be read (${code})`, 'check its permissions');
}

/** Tells a file from the reason why it could not be read. */
export function isSource(read: SourceFile | Diagnostic): read is SourceFile {
  return 'bytes' in read;
}

export function isProblem(read: SourceFile | Diagnostic): read is Diagnostic {
  return !isSource(read);
}

function problem(file: string, code: DiagnosticCode, message: string, hint: string): Diagnostic {
  return {
    code,
    severity: 'error',
    message,
    hint,
    location: { file, line: 1, column: 1, endLine: 1, endColumn: 1 },
  };
}
