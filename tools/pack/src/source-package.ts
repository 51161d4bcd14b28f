import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Module systems, by the folder of a published package that holds them. */
export type Format = 'cjs' | 'esm';

/** The key `pack` of a package.json: a package with it is published. */
export interface PackOptions {
  readonly formats: readonly Format[];
  /** Libraries that stay outside, because code of users shares them, or because they are too large. The rest is bundled. */
  readonly external: readonly string[];
  /** Entry points beside those in `exports`, which nothing outside the package imports: `./src/main.ts`. */
  readonly programs?: readonly string[];
  /** Files and folders that are published as they are: where they lie in the package, and where in the published one. */
  readonly copy?: { readonly [from: string]: string };
}

/** What of a package.json is read here. */
export interface SourceManifest {
  readonly name: string;
  readonly version: string;
  /** Entry points below `./src/` are TypeScript and get compiled; all others are published as they are. */
  readonly exports: { readonly [entry: string]: string };
  readonly dependencies?: { readonly [name: string]: string };
  /** Generators of Nx: a JSON file, whose factories are compiled. */
  readonly generators?: string;
  /** Migrations of Nx: a JSON file, whose implementations are compiled. */
  readonly 'nx-migrations'?: { readonly migrations?: string };
  readonly pack?: PackOptions;
  readonly [key: string]: unknown;
}

/** A package of the workspace, as it lies there. */
export interface SourcePackage {
  readonly folder: string;
  readonly manifest: SourceManifest;
}

export function readSourcePackage(folder: string): SourcePackage {
  return { folder, manifest: readManifest(folder) };
}

function readManifest(folder: string): SourceManifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as SourceManifest;
}

/** All packages below `packages/`. */
export function workspacePackages(workspace: string): SourcePackage[] {
  return readdirSync(join(workspace, 'packages'))
    .map((name) => join(workspace, 'packages', name))
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .map(readSourcePackage);
}
