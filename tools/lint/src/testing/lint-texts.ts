import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../../..');

/** What ESLint found: the line (from 1), the rule and its text. */
export interface Finding {
  readonly line: number;
  readonly rule: string | null;
  readonly message: string;
}

function node(args: string[], input = ''): string {
  const env = { ...process.env, NX_DAEMON: 'false' };
  return execFileSync(process.execPath, args, { cwd: ROOT, env, input, encoding: 'utf8' });
}

/** The rule about layers reads the project graph that the last Nx command has left behind, and is silent without one. */
export function writeProjectGraph(): void {
  node([require.resolve('nx/bin/nx.js'), 'show', 'projects']);
}

/**
 * Lints each text as if it were the file at that path (relative to the workspace), in one process with the
 * configuration of the workspace. ESLint loads that configuration by `import()`, which Jest's own loader cannot do.
 */
export function lintTexts(files: readonly { path: string; text: string }[]): Finding[][] {
  return JSON.parse(node([join(__dirname, 'lint-texts.mjs')], JSON.stringify(files))) as Finding[][];
}
