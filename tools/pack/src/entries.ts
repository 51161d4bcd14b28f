import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourcePackage } from './source-package.ts';

/** Where a source comes to lie below the folder of a format, without extension: `./src/a/b.ts` becomes `a/b`. */
export function outputName(source: string): string {
  const path = /^\.\/src\/(.+)\.ts$/.exec(source)?.[1];
  if (path === undefined) throw new Error(`an entry point is a .ts file below ./src/, not ${source}`);
  return path;
}

export function isCompiled(entry: string): boolean {
  return entry.startsWith('./src/');
}

/** The file that `generators` of a package.json names (https://nx.dev/docs/extending-nx/local-generators). */
export interface GeneratorsFile {
  readonly generators: {
    readonly [name: string]: {
      readonly factory: string;
      readonly schema: string;
      readonly [key: string]: unknown;
    };
  };
}

export function readGenerators({ folder, manifest }: SourcePackage): GeneratorsFile {
  if (manifest.generators === undefined) return { generators: {} };
  return JSON.parse(readFileSync(join(folder, manifest.generators), 'utf8')) as GeneratorsFile;
}

/** The file that `nx-migrations` of a package.json names (https://nx.dev/docs/extending-nx/migration-generators). */
export interface MigrationsFile {
  readonly generators: {
    readonly [name: string]: { readonly implementation: string; readonly [key: string]: unknown };
  };
}

export function readMigrations({ folder, manifest }: SourcePackage): MigrationsFile {
  const file = manifest['nx-migrations']?.migrations;
  if (file === undefined) return { generators: {} };
  return JSON.parse(readFileSync(join(folder, file), 'utf8')) as MigrationsFile;
}

/** The sources that users can import: those whose types are published. */
export function publicEntries({ manifest }: SourcePackage): string[] {
  return Object.values(manifest.exports).filter(isCompiled);
}

/** All sources that become a file of their own. */
export function allEntries(source: SourcePackage): string[] {
  const factories = Object.values(readGenerators(source).generators).map(({ factory }) =>
    withoutExport(factory),
  );
  const migrations = Object.values(readMigrations(source).generators).map(({ implementation }) =>
    withoutExport(implementation),
  );
  const programs = source.manifest.pack?.programs ?? [];
  return [...new Set([...publicEntries(source), ...programs, ...factories, ...migrations])];
}

/** `./src/generator.ts#name` names an export of a file. */
export function withoutExport(factory: string): string {
  return factory.replace(/#.*$/, '');
}

/** `@a/b/c` is a file of the package `@a/b`. */
export function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
