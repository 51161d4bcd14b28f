import { type Diagnostic, folderRecord, recordPathOf, sortedBy, unsafePathReason } from '@nodeless/core';
import { OLD_RECORD } from '../ownership/old-form.ts';
import { fold, foldersAbove } from '../paths.ts';
import { clashAt, type Draft, draftKey, type Locate } from './producers.ts';

function recordDraft(path: string): Draft {
  const origin = { component: 'tree', constructPath: 'ownership', specPath: 'cluster#' };
  return { path, origin, producer: 'the ownership record' };
}

/**
 * Paths that must not be written, and files and records that could not stand beside each other on every file system.
 *
 * @param kept folders that have a record whether or not they hold a file
 */
export function findPathProblems(
  drafts: readonly Draft[],
  kept: readonly string[],
  locate: Locate | undefined,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const keepers = kept.map((folder) => recordDraft(folderRecord(folder)));
  const records = [
    ...drafts.map(({ path }) => recordDraft(recordPathOf(path))),
    recordDraft(OLD_RECORD),
    ...keepers,
  ];
  const files = new Map(records.map((record) => [fold(record.path), record]));
  const safe: Draft[] = [];
  for (const draft of sortedBy(drafts, draftKey)) {
    const reason = unsafePathReason(draft.path);
    const other = files.get(fold(draft.path));
    if (reason !== undefined) diagnostics.push(unsafePath(draft, reason, locate));
    else if (other !== undefined) diagnostics.push(collision(draft, other, locate));
    else {
      files.set(fold(draft.path), draft);
      safe.push(draft);
    }
  }
  const folders = new Map<string, { readonly folder: string; readonly draft: Draft }>();
  for (const draft of [...safe, ...keepers]) {
    for (const folder of foldersAbove(draft.path)) {
      const file = files.get(fold(folder));
      const known = folders.get(fold(folder));
      if (file !== undefined) diagnostics.push(collision(draft, file, locate));
      else if (known === undefined) folders.set(fold(folder), { folder, draft });
      else if (known.folder !== folder) diagnostics.push(collision(draft, known.draft, locate));
      else break;
    }
  }
  return diagnostics;
}

function unsafePath(draft: Draft, reason: string, locate: Locate | undefined): Diagnostic {
  const location = locate?.(draft.origin.specPath);
  return {
    code: 'tree/unsafe-path',
    severity: 'error',
    message: `The path ${JSON.stringify(draft.path)} that ${draft.producer} asks for is not safe: ${reason}`,
    hint: 'choose a name that is a plain file name on every system',
    ...(location === undefined ? {} : { location }),
  };
}

function collision(draft: Draft, other: Draft, locate: Locate | undefined): Diagnostic {
  return {
    code: 'tree/path-collision',
    severity: 'error',
    message:
      `${draft.path} of ${draft.producer} and ${other.path} of ${other.producer} ` +
      `cannot both be written: ${clashReason(draft.path, other.path)}`,
    hint: 'rename one of the two',
    ...clashAt(draft, other, locate),
  };
}

function clashReason(path: string, other: string): string {
  if (path === other) return 'they are the same path';
  const files = fold(path) === fold(other);
  const prefix = fold(path).startsWith(`${fold(other)}/`);
  if (prefix) return 'one is a folder of the other';
  return files ? 'they differ only in case' : 'their folders differ only in case';
}
