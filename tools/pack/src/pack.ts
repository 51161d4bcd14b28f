import { copyFileSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { bundle } from './bundle.ts';
import { declarations } from './declarations.ts';
import { dependencyRanges } from './dependencies.ts';
import { packageName, readGenerators, readMigrations } from './entries.ts';
import { publishedGenerators, publishedManifest, publishedMigrations, schemaPath } from './manifest.ts';
import { notices } from './notices.ts';
import { readSourcePackage, type SourcePackage } from './source-package.ts';

/**
 * Writes what `npm pack` and `npm publish` take into a folder: bundled JavaScript, types, the published package.json, README
 * and LICENSE, and the licences of bundled libraries.
 *
 * @param packageFolder a package of the workspace with the key `pack`, `<workspace>/packages/<name>`
 * @param outFolder is made when it is not there
 * @throws Error when the sources do not compile, or import what a user would not have
 */
export async function packPackage(packageFolder: string, outFolder: string): Promise<void> {
  const source = readSourcePackage(packageFolder);
  const { manifest } = source;
  if (manifest.pack === undefined)
    throw new Error(`${manifest.name} is not published: its package.json has no "pack"`);
  const { formats } = manifest.pack;
  const types = declarations(source);
  const bundles = await Promise.all(formats.map((format) => bundle(source, format, outFolder)));

  const imported = unique([...bundles.flatMap((one) => one.imported), ...types.imported.map(packageName)]);
  const bundled = unique(bundles.flatMap((one) => one.bundled)).map((folder) =>
    resolve(packageFolder, folder),
  );
  const own = bundled.filter((folder) => !folder.includes('/node_modules/')).map(readSourcePackage);
  const dependencies = dependencyRanges(imported, [source, ...own]);

  for (const format of formats) {
    for (const [path, text] of types.files) write(join(outFolder, format, path), text);
    writeJson(join(outFolder, format, 'package.json'), { type: format === 'esm' ? 'module' : 'commonjs' });
  }
  writeGenerators(source, outFolder);
  writeMigrations(source, outFolder);
  copyFiles(source, outFolder);
  const libraries = bundled.filter((folder) => folder.includes('/node_modules/'));
  if (libraries.length > 0) write(join(outFolder, 'THIRD_PARTY_LICENSES'), notices(libraries));
  writeJson(join(outFolder, 'package.json'), publishedManifest(manifest, formats, dependencies));
}

function copyFiles({ folder, manifest }: SourcePackage, outFolder: string): void {
  copyFileSync(join(folder, 'README.md'), join(outFolder, 'README.md'));
  copyFileSync(join(folder, '../../LICENSE'), join(outFolder, 'LICENSE'));
  for (const [from, to] of Object.entries(manifest.pack?.copy ?? {})) {
    cpSync(join(folder, from), join(outFolder, to), { recursive: true });
  }
}

function writeGenerators(source: SourcePackage, outFolder: string): void {
  const { generators: file, pack } = source.manifest;
  const [format] = pack?.formats ?? [];
  if (file === undefined || format === undefined) return;
  const generators = readGenerators(source);
  writeJson(join(outFolder, file), publishedGenerators(generators, format));
  for (const [name, { schema }] of Object.entries(generators.generators)) {
    const target = join(outFolder, schemaPath(name));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(source.folder, schema), target);
  }
}

function writeMigrations(source: SourcePackage, outFolder: string): void {
  const file = source.manifest['nx-migrations']?.migrations;
  const [format] = source.manifest.pack?.formats ?? [];
  if (file === undefined || format === undefined) return;
  writeJson(join(outFolder, file), publishedMigrations(readMigrations(source), format));
}

function writeJson(file: string, value: object): void {
  write(file, `${JSON.stringify(value, null, 2)}\n`);
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
