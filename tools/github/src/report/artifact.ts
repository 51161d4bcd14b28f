import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { neutral } from './neutral.ts';

/** What the code of a pull request said about itself. Nothing in it is trusted. */
export type Report =
  | { readonly kind: 'report'; readonly markdown: string; readonly verdict: Verdict }
  /** The run ended before there was one. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'unusable'; readonly reason: string };

/** Of the report of `nodeless diff`; failed where there is none. */
const VERDICTS = ['none', 'changes', 'dangerous', 'failed'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The files of the artifact. Others are not looked at. */
export const REPORT_FILES = { markdown: 'report.md', verdict: 'verdict' } as const;

/** Bytes of a report that are read at most; ours have 60 000 characters. */
export const MOST_REPORT_BYTES = 1024 * 1024;

/**
 * Reads the report from the folder of a downloaded artifact: two files with fixed names, opened without following links,
 * no longer than they may be, in UTF-8. No name or path in them is used.
 */
export function readReport(folder: string): Report {
  const markdown = readText(folder, REPORT_FILES.markdown, MOST_REPORT_BYTES);
  const verdict = readText(folder, REPORT_FILES.verdict, 16);
  if (markdown === undefined && verdict === undefined) return { kind: 'missing' };
  for (const read of [markdown, verdict]) {
    if (read === undefined) return { kind: 'unusable', reason: 'one of its two files is missing' };
    if (read.problem !== undefined) return { kind: 'unusable', reason: read.problem };
  }
  const said = verdictOf(verdict?.text ?? '');
  if (said === undefined)
    return { kind: 'unusable', reason: `its verdict is not one of ${VERDICTS.join(', ')}` };
  return { kind: 'report', markdown: neutral(markdown?.text ?? ''), verdict: said };
}

function verdictOf(text: string): Verdict | undefined {
  const line = text.replace(/\n$/, '');
  return VERDICTS.find((verdict) => verdict === line);
}

interface Read {
  readonly text?: string;
  readonly problem?: string;
}

function readText(folder: string, name: string, mostBytes: number): Read | undefined {
  try {
    if (!lstatSync(folder).isDirectory()) return { problem: 'its folder is not a folder' };
    // Without waiting: a named pipe would keep the job until its end.
    const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
    const file = openSync(join(folder, name), flags);
    try {
      return readOpen(file, name, mostBytes);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    if (code === 'ELOOP') return { problem: `${name} is a link` };
    if (code === undefined) throw error;
    return { problem: `${name} cannot be read (${code})` };
  }
}

function readOpen(file: number, name: string, mostBytes: number): Read {
  if (!fstatSync(file).isFile()) return { problem: `${name} is not a file` };
  const bytes = Buffer.alloc(mostBytes + 1);
  let size = 0;
  while (size < bytes.length) {
    const got = readSync(file, bytes, size, bytes.length - size, null);
    if (got === 0) break;
    size += got;
  }
  if (size > mostBytes) return { problem: `${name} has more than ${mostBytes} bytes` };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, size)) };
  } catch {
    return { problem: `${name} is not UTF-8` };
  }
}
