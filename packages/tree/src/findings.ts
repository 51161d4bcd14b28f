import type { Diagnostic, DiagnosticCode } from '@nodeless/core';
import { firstDifference } from './line-difference.ts';
import type { EntryKind } from './disk/disk.ts';
import { inRendered } from './target.ts';

/** A finding about one file on disk; files have no lines of their own, so it points at the first. */
export function finding(code: DiagnosticCode, file: string, message: string, hint: string): Diagnostic {
  const location = { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
  return { code, severity: 'error', message, hint, location };
}

export const GENERATE = '`npx nx run generate`';

/** @param contents undefined when the sources no longer ask for the file */
export function editedFile(
  cluster: string,
  path: string,
  contents?: { readonly onDisk: Uint8Array; readonly generated: Uint8Array },
): Diagnostic {
  const what =
    contents === undefined
      ? 'was edited by hand, and the sources no longer ask for it'
      : 'was edited by hand: it is neither what was written last nor what the sources give';
  const difference =
    contents === undefined
      ? ''
      : `; the first lines that differ (- on disk, + from the sources):\n${firstDifference(contents.onDisk, contents.generated)}`;
  return finding(
    'tree/edited-file',
    inRendered(cluster, path),
    `${path} ${what}`,
    `make the change in the sources and run ${GENERATE}, or give the edit up with ` +
      `\`npx nodeless generate ${cluster} --discard-edits\`${difference}`,
  );
}

/** Nothing is lost by taking the mode back, so it takes no more than a run. */
export function executableFile(cluster: string, path: string): Diagnostic {
  return finding(
    'tree/file-mode',
    inRendered(cluster, path),
    `${path} was made executable`,
    `run ${GENERATE}, or \`chmod -x ${inRendered(cluster, path)}\``,
  );
}

/** As for the mode: nothing that anybody wrote is lost. */
export function lineEndings(cluster: string, path: string): Diagnostic {
  return finding(
    'tree/line-endings',
    inRendered(cluster, path),
    `${path} has lines that end with CR LF, and is right otherwise`,
    `run ${GENERATE}; \`* text=auto eol=lf\` in .gitattributes keeps git and editors from changing the line ends`,
  );
}

/** @param kind what stands there; a folder counts as foreign only through what it holds */
export function foreignEntry(cluster: string, path: string, kind: EntryKind | 'repository'): Diagnostic {
  const file = inRendered(cluster, path);
  if (kind === 'symlink') return symlink(file);
  if (kind === 'repository') return foreignRepository(cluster, path);
  return finding(
    'tree/foreign-file',
    file,
    `${path} stands among generated files, but was not generated`,
    `move it out of ${inRendered(cluster, '')}, or delete it, and run ${GENERATE}; what a merge of branches left behind goes with \`npx nodeless resolve\``,
  );
}

/** Git keeps no file of ours below it, and neither takes one back nor shows a difference there. */
export function foreignRepository(cluster: string, path: string): Diagnostic {
  const file = inRendered(cluster, path);
  return finding(
    'tree/foreign-file',
    file,
    `${file} is a git repository of its own (a submodule or a clone) among generated files`,
    `a submodule goes with \`git rm -f ${file}\`, a clone is moved out of ${inRendered(cluster, '')}; then run ${GENERATE}`,
  );
}

export function symlink(file: string): Diagnostic {
  return finding(
    'tree/symlink',
    file,
    `${file} is a symbolic link; nothing is ever written or deleted through one`,
    `delete the link and run ${GENERATE}`,
  );
}
