import { isAbsolute, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceLocation } from '@nodeless/core';

/** A place in a file of code, or its beginning. */
export function placeIn(file: string, line = 1, column = 1): SourceLocation {
  return { file, line, column, endLine: line, endColumn: column };
}

/** `file:///a/b.mjs:3:9` or `/a/b.cjs:3:9` in a line of a stack. */
const FRAME = /(?:\(|at (?:async )?)((?:file:\/\/)?[^()\s]+|\/[^()]+):(\d+):(\d+)\)?$/;

/** The first line of a repository's own code in the stack of an error; undefined where there is none. */
export function stackLocation(root: string, error: unknown): SourceLocation | undefined {
  return error instanceof Error ? locationIn(root, error.stack ?? '') : undefined;
}

/** The first line of a repository's own code in a stack. */
export function locationIn(root: string, stack: string): SourceLocation | undefined {
  return firstFrame(root, stack, (file) => {
    const path = pathFrom(root, file);
    return !path.startsWith('..') && !path.includes('node_modules/');
  });
}

/**
 * The first line of certain files in a stack, with its path from `root`.
 *
 * @param counts is asked with the absolute path of a file
 */
export function firstFrame(
  root: string,
  stack: string,
  counts: (file: string) => boolean,
): SourceLocation | undefined {
  for (const line of stack.split('\n')) {
    const [, where = '', row, column] = FRAME.exec(line.trim()) ?? [];
    const file = where.startsWith('file://') ? fileURLToPath(where) : where;
    if (isAbsolute(file) && counts(file)) return placeIn(pathFrom(root, file), Number(row), Number(column));
  }
  return undefined;
}

function pathFrom(root: string, file: string): string {
  return relative(root, file).split(sep).join('/');
}
