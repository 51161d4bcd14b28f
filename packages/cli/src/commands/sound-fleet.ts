import { hasErrors } from '@nodeless/core';
import { loadFleet, type LoadedFleet } from '../fleet.ts';
import { isSource, readRepositorySource } from '../repository/read-source.ts';
import { EXIT } from '../exit-codes.ts';
import { showFindings, type CommandContext } from './context.ts';

/** The shared sources, all of them sound; otherwise their errors are printed and the exit code is raised. */
export function soundFleet(context: CommandContext, root: string): LoadedFleet | undefined {
  const { value, diagnostics } = loadFleet(root);
  if (value !== undefined && !hasErrors(diagnostics)) return value;
  showFindings(
    context,
    diagnostics.filter(({ severity }) => severity === 'error'),
    (path) => {
      const read = readRepositorySource(root, path);
      return isSource(read) ? new TextDecoder().decode(read.bytes) : undefined;
    },
  );
  context.exit(EXIT.findings);
  return undefined;
}
