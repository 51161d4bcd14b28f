import { suggestion } from '@nodeless/catalogue/schema';
import type { Diagnostic } from '@nodeless/core';

/** Clusters that a command shall look at: the named ones, or all. Unknown names are findings. */
export function selectClusters(
  known: readonly string[],
  named: readonly string[],
): { readonly selected: readonly string[]; readonly diagnostics: readonly Diagnostic[] } {
  if (named.length === 0) return { selected: known, diagnostics: [] };
  const diagnostics = named
    .filter((name) => !known.includes(name))
    .map((name): Diagnostic => {
      const hint = known.length === 0 ? 'make one: npx nodeless new <name>' : suggestion(name, known);
      return {
        code: 'source/missing',
        severity: 'error',
        message: `there is no cluster ${JSON.stringify(name)}`,
        ...(hint === undefined ? {} : { hint }),
      };
    });
  return { selected: known.filter((name) => named.includes(name)), diagnostics };
}
