import type { Outcome } from '@nodeless/core';
import { configFile } from '../config/config-file.ts';
import type { OwnExtensions } from '../config/load-config.ts';

/** What a comparison of two trees takes from the `nodeless.config` of the files on disk. */
export type DiffExtensions = Pick<OwnExtensions, 'dangers'>;

/** Without a config nothing is loaded that renders: it takes longer than the comparison of two trees. */
export async function ownExtensions(root: string): Promise<Outcome<DiffExtensions>> {
  const { value: file, diagnostics } = configFile(root);
  if (file === undefined && diagnostics.length === 0) return { value: { dangers: [] }, diagnostics };
  const { loadExtensions } = await import('../config/load-config.ts');
  return loadExtensions(root);
}
