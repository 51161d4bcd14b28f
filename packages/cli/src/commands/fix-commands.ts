import type { Diagnostic, DiagnosticCode } from '@nodeless/core';

/** What a run of `generate` puts right without a question. */
const BY_GENERATE: ReadonlySet<DiagnosticCode> = new Set([
  'tree/stale-file',
  'tree/missing-file',
  'tree/stray-file',
  'tree/stale-ownership',
  'tree/file-mode',
  'tree/line-endings',
]);

/** The commands that fix what was found, as far as a command can: an edit of the sources is for a person. */
export function fixCommands(
  clusters: readonly { readonly name: string; readonly found: readonly Diagnostic[] }[],
  shared: readonly Diagnostic[],
): string[] {
  const plain: string[] = [];
  const edited: string[] = [];
  for (const { name, found } of clusters) {
    const codes = new Set(found.filter(({ severity }) => severity === 'error').map(({ code }) => code));
    if (codes.delete('tree/edited-file')) {
      if ([...codes].every((code) => BY_GENERATE.has(code))) edited.push(name);
    } else if (codes.size > 0 && [...codes].every((code) => BY_GENERATE.has(code))) plain.push(name);
  }
  return [
    ...(shared.some(({ code }) => code === 'source/stale-schema') ? ['npx nodeless schemas'] : []),
    ...(plain.length === 0 ? [] : [`npx nodeless generate ${plain.join(' ')}`]),
    ...edited.map((name) => `npx nodeless generate ${name} --discard-edits`),
  ];
}
