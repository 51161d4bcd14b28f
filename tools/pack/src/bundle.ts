import { isBuiltin } from 'node:module';
import { join, relative, resolve, sep } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { directImports } from './direct-imports.ts';
import { allEntries, outputName, packageName } from './entries.ts';
import type { Format, SourcePackage } from './source-package.ts';

/** What a bundle is made of. */
export interface Bundle {
  /** Packages that it still imports. */
  readonly imported: readonly string[];
  /** Folders of the packages whose code it holds. */
  readonly bundled: readonly string[];
}

/** In ES modules nothing is called `require`, and bundled CommonJS needs it for the modules of Node. */
const REQUIRE = `import { createRequire as nodeRequire } from 'node:module'; const require = nodeRequire(import.meta.url);`;

/** Compiles the entry points of a package, and all they import, to JavaScript of one module system. */
export async function bundle(source: SourcePackage, format: Format, outFolder: string): Promise<Bundle> {
  const external = [...(source.manifest.pack?.external ?? [])];
  const { metafile } = await build({
    absWorkingDir: source.folder,
    entryPoints: Object.fromEntries(allEntries(source).map((entry) => [outputName(entry), entry])),
    outdir: join(outFolder, format),
    format,
    // Code that commands load only when they run becomes a file of its own; CommonJS has no such thing.
    splitting: format === 'esm',
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    external,
    ...(format === 'esm' ? { banner: { js: REQUIRE } } : {}),
    legalComments: 'none',
    logLevel: 'silent',
    metafile: true,
    plugins: [directImports(resolve(source.folder, '../..'), external)],
  });
  return { imported: importedPackages(metafile), bundled: bundledPackages(metafile, source.folder) };
}

function importedPackages(metafile: Metafile): string[] {
  const paths = Object.values(metafile.outputs).flatMap(({ imports }) =>
    imports.filter(({ external, path }) => external === true && !isBuiltin(path)).map(({ path }) => path),
  );
  return [...new Set(paths.map(packageName))].sort();
}

/** @param from the folder that the paths of the metafile are relative to */
function bundledPackages(metafile: Metafile, from: string): string[] {
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
  const folders = used.map((path) => packageFolder(join(from, path)));
  return [...new Set(folders)].map((folder) => relative(from, folder).split(sep).join('/')).sort();
}

/** The package that a file lies in: the last one below node_modules, or a package of the workspace. */
function packageFolder(file: string): string {
  const [, library] = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file) ?? [];
  const [, own] = /^(.*?\/(?:packages|tools)\/[^/]+)\/(?:src|tables)\//.exec(file) ?? [];
  const folder = library ?? own;
  if (folder === undefined) throw new Error(`${file} lies in no package`);
  return folder;
}
