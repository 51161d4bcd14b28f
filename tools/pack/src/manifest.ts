/** What of a package.json says how a package is published. */
export interface SourceManifest {
  readonly name: string;
  /** Entry points: TypeScript below `src`, `{ ".": "./src/index.ts" }`. */
  readonly exports: { readonly [entry: string]: string };
  readonly [key: string]: unknown;
}

/** Keys that only the workspace reads. */
const OF_THE_WORKSPACE = ['devDependencies', 'nx', 'scripts'];

/** The folders that are published, by the module system of what they hold. */
export const FORMATS = { import: 'esm', require: 'cjs' } as const;

/**
 * The package.json that is published. `private` stays, so that nobody publishes by accident: whoever does it on purpose
 * takes it out of the package first.
 */
export function publishedManifest(source: SourceManifest): object {
  const kept = Object.entries(source).filter(([key]) => !OF_THE_WORKSPACE.includes(key));
  const main = source.exports['.'];
  return {
    ...Object.fromEntries(kept),
    ...(main === undefined ? {} : { main: built(main, 'cjs', 'js'), types: built(main, 'cjs', 'd.ts') }),
    exports: Object.fromEntries(
      Object.entries(source.exports).map(([entry, file]) => [
        entry,
        Object.fromEntries(
          Object.entries(FORMATS).map(([condition, folder]) => [
            condition,
            { types: built(file, folder, 'd.ts'), default: built(file, folder, 'js') },
          ]),
        ),
      ]),
    ),
  };
}

/** Where the output of a source lies: `./src/a/b.ts` becomes `./cjs/a/b.js`. */
function built(source: string, folder: string, extension: string): string {
  const path = /^\.\/src\/(.+)\.ts$/.exec(source)?.[1];
  if (path === undefined) throw new Error(`an entry point is a .ts file below ./src/, not ${source}`);
  return `./${folder}/${path}.${extension}`;
}
