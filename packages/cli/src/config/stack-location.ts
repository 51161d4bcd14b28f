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
  for (const line of stack.split('\n')) {
    const [, where = '', row, column] = FRAME.exec(line.trim()) ?? [];
    const path = where.startsWith('file://') ? fileURLToPath(where) : where;
    const file = relative(root, path).split(sep).join('/');
    if (!isAbsolute(path) || file.startsWith('..') || file.includes('node_modules/')) continue;
    return placeIn(file, Number(row), Number(column));
  }
  return undefined;
}
