import type { Outcome } from '@nodeless/core';
import type { FormatDefinition } from '@nodeless/review';
import { configFile } from '../config/config-file.ts';
import type { OwnExtensions } from '../config/load-config.ts';
import { findRoot } from '../repository/root.ts';

/** What a comparison of two trees takes from the `nodeless.config` of the files on disk. */
export type DiffExtensions = Pick<OwnExtensions, 'dangers' | 'formats'>;

/** Without a config nothing is loaded that renders: it takes longer than the comparison of two trees. */
export async function ownExtensions(root: string): Promise<Outcome<DiffExtensions>> {
  const { value: file, diagnostics } = configFile(root);
  if (file === undefined && diagnostics.length === 0)
    return { value: { dangers: [], formats: [] }, diagnostics };
  const { loadExtensions } = await import('../config/load-config.ts');
  return loadExtensions(root);
}

/** The formats that `nodeless diff` has in a repository beside those that come with Nodeless. */
export interface OwnFormats {
  readonly formats: readonly Pick<FormatDefinition, 'name' | 'title'>[];
  /** False where the config cannot be loaded, so that any name may be one of its formats. */
  readonly areKnown: boolean;
}

/** Where no config is read. */
export const NO_FORMATS: OwnFormats = { formats: [], areKnown: true };

/**
 * The formats that a command line is parsed, explained or completed with. Only those that show or take a format of `nodeless
 * diff` run code of the repository.
 */
export async function ownFormats(args: readonly string[], cwd: string): Promise<OwnFormats> {
  const [first, second] = args.filter((arg) => !arg.startsWith('-'));
  const command = first === 'help' ? second : first;
  if (command !== 'diff' && command !== 'completion') return NO_FORMATS;
  const root = findRoot(cwd);
  if (root === undefined) return NO_FORMATS;
  const { value } = await ownExtensions(root);
  return value === undefined ? { formats: [], areKnown: false } : { formats: value.formats, areKnown: true };
}
