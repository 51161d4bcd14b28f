import type { Catalogue } from '@nodeless/catalogue';
import type { Outcome } from '@nodeless/core';
import type { LoadCode } from '../model/code-app.ts';
import type { SourceFile } from '../read/document.ts';
import { parseApp } from './app.ts';
import type { AppFiles } from './app-files.ts';
import type { AppSource } from './app-source.ts';
import { parseChartApp } from './chart-app.ts';
import { parseCodeApp } from './code/code-app.ts';
import { parseManifestApp } from './manifests/manifest-app.ts';
import type { OverlayNames } from './overlays.ts';

/**
 * Reads an app in whichever form its folder holds it.
 *
 * @param load makes code ready. @default code is a fault of whoever calls
 */
export function parseAnyApp(
  files: AppFiles,
  names: OverlayNames | undefined,
  catalogue: Catalogue,
  load: LoadCode = cannotLoad,
): Outcome<AppSource> {
  const { app, chart, code, manifests } = files;
  if (code[0] !== undefined) return parseCodeApp(files, code[0], names, catalogue, load);
  if (chart !== undefined) return parseChartApp(files, chart, names, catalogue);
  if (app === undefined || manifests.length > 0) return parseManifestApp(files, names, catalogue);
  return parseApp(files, app, names, catalogue);
}

function cannotLoad({ path }: SourceFile): never {
  throw new Error(`${path} is code, and nobody said how to run it`);
}
