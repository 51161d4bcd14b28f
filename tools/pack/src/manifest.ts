import {
  isCompiled,
  outputName,
  withoutExport,
  type GeneratorsFile,
  type MigrationsFile,
} from './entries.ts';
import type { Format, SourceManifest } from './source-package.ts';

/** Keys that only the workspace reads, and those that are rewritten. */
const OF_THE_WORKSPACE = [
  'dependencies',
  'devDependencies',
  'exports',
  'files',
  'nx',
  'pack',
  'private',
  'scripts',
];

/** The folders that are published, by the condition of `exports` that leads to them. */
const CONDITIONS: { readonly [format in Format]: string } = { esm: 'import', cjs: 'require' };

/**
 * The package.json that is published. In the workspace a package is `private`, so that nobody publishes its sources by
 * accident; what is packed is meant to be published.
 *
 * @param dependencies what the compiled code imports, with ranges
 */
export function publishedManifest(
  source: SourceManifest,
  formats: readonly Format[],
  dependencies: { readonly [name: string]: string },
): object {
  const kept = Object.entries(source).filter(([key]) => !OF_THE_WORKSPACE.includes(key));
  const main = source.exports['.'];
  const oldest: Format = formats.includes('cjs') ? 'cjs' : 'esm';
  return {
    ...Object.fromEntries(kept),
    type: oldest === 'cjs' ? 'commonjs' : 'module',
    // For tools that do not know `exports`.
    ...(main === undefined
      ? {}
      : { main: `./${oldest}/${outputName(main)}.js`, types: `./${oldest}/${outputName(main)}.d.ts` }),
    exports: Object.fromEntries(
      Object.entries(source.exports).map(([entry, file]) => [entry, target(file, formats)]),
    ),
    ...(Object.keys(dependencies).length === 0 ? {} : { dependencies }),
  };
}

function target(file: string, formats: readonly Format[]): object | string {
  if (!isCompiled(file)) return file;
  const name = outputName(file);
  const files = (format: Format): object => ({
    types: `./${format}/${name}.d.ts`,
    default: `./${format}/${name}.js`,
  });
  const [only, other] = formats;
  if (only !== undefined && other === undefined) return files(only);
  return Object.fromEntries(formats.map((format) => [CONDITIONS[format], files(format)]));
}

/** The file of Nx generators that is published; schemas lie beside it. */
export function publishedGenerators({ generators }: GeneratorsFile, format: Format): object {
  return {
    generators: mapped(generators, (generator, name) => ({
      ...generator,
      factory: compiled(generator.factory, format),
      schema: schemaPath(name),
    })),
  };
}

/** The file of Nx migrations that is published. */
export function publishedMigrations({ generators }: MigrationsFile, format: Format): object {
  return {
    generators: mapped(generators, (migration) => ({
      ...migration,
      implementation: compiled(migration.implementation, format),
    })),
  };
}

function mapped<T>(map: { readonly [name: string]: T }, change: (value: T, name: string) => object): object {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value, name)]));
}

/** `./src/a.ts#one` becomes `./cjs/a.js#one`. */
function compiled(factory: string, format: Format): string {
  const [, exported] = factory.split('#');
  return `./${format}/${outputName(withoutExport(factory))}.js#${exported}`;
}

/** Where the schema of a generator is published. */
export function schemaPath(generator: string): string {
  return `./generators/${generator}.schema.json`;
}
