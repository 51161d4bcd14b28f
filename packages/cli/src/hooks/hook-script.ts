import { join, relative, sep } from 'node:path';
import { COMMAND_LINE } from '../installation.ts';

/** The hooks that are installed; what each does stands in `run-hook.ts`. */
export const HOOKS = ['pre-commit', 'pre-merge-commit', 'post-rewrite', 'pre-push'] as const;
export type HookName = (typeof HOOKS)[number];

/** In the second line of our hooks: what does not have it belongs to somebody else. */
export const HOOK_MARK = '# nodeless hook';

/**
 * A hook of git. It starts the command line of the commit that is checked out, and does nothing at a commit without one.
 *
 * @param root of the repository
 */
export function hookScript(hook: HookName, root: string): string {
  return `#!/bin/sh
${HOOK_MARK}: written by npx nodeless hooks install, removed by npx nodeless hooks uninstall
cli=${shellPath(root)}
[ -f "$cli" ] || exit 0
exec node "$cli" hooks run ${hook} "$@"
`;
}

/** The line that somebody with hooks of their own adds to them. */
export function hookLine(hook: HookName, root: string): string {
  const path = relative(root, COMMAND_LINE);
  return `node ${path.startsWith('..') ? COMMAND_LINE : path.split(sep).join('/')} hooks run ${hook} "$@"`;
}

/** In the work tree that the hook runs in, where it is one of this repository: linked work trees share the hooks. */
function shellPath(root: string): string {
  const path = relative(root, COMMAND_LINE);
  if (path.startsWith('..')) return quoted(COMMAND_LINE);
  return `"$(git rev-parse --show-toplevel)"/${quoted(path.split(sep).join('/'))}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

export function hookFile(folder: string, hook: HookName): string {
  return join(folder, hook);
}
