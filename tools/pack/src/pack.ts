import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from './compile.ts';
import { FORMATS, publishedManifest, type SourceManifest } from './manifest.ts';

/**
 * Writes what `npm pack` and `npm publish` need into a folder: JavaScript for `import` and for `require`, types, the
 * published package.json, README and LICENSE.
 *
 * @param packageFolder a package of the workspace, `<workspace>/packages/<name>`
 * @param outFolder is made when it is not there
 * @throws Error with TypeScript's diagnostics when the sources do not compile
 */
export function packPackage(packageFolder: string, outFolder: string): void {
  const source = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as SourceManifest;
  const manifest = publishedManifest(source);
  mkdirSync(outFolder, { recursive: true });
  for (const format of Object.values(FORMATS)) {
    const problems = compile(packageFolder, Object.values(source.exports), format, join(outFolder, format));
    if (problems !== '') throw new Error(problems);
  }
  writeJson(join(outFolder, FORMATS.import, 'package.json'), { type: 'module' });
  writeJson(join(outFolder, 'package.json'), manifest);
  copyFileSync(join(packageFolder, 'README.md'), join(outFolder, 'README.md'));
  copyFileSync(join(packageFolder, '../../LICENSE'), join(outFolder, 'LICENSE'));
}

function writeJson(file: string, value: object): void {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}
