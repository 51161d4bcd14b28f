import { readFileSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import type { Plugin } from 'esbuild';
import ts from 'typescript';
import { isCompiled } from './entries.ts';
import { workspacePackages, type SourcePackage } from './source-package.ts';

/** Where an export of an index comes from: a file, or another package. */
interface Origin {
  readonly from: string;
  readonly name: string;
}

type Index = ReadonlyMap<string, Origin>;
type Indexes = ReadonlyMap<string, Index>;

/**
 * Makes imports from packages of the workspace lead to the file that an index re-exports, past the index. esbuild splits code
 * file by file: whoever imports one name from an index gets a chunk with all that the index names, used or not
 * (https://esbuild.github.io/api/#splitting). A command would load every library of every package.
 *
 * @param external packages that are not bundled
 */
export function directImports(workspace: string, external: readonly string[]): Plugin {
  const bundled = workspacePackages(workspace).filter(({ manifest }) => !external.includes(manifest.name));
  const indexes = new Map(bundled.flatMap(indexesOf));
  return {
    name: 'direct-imports',
    setup: (build) => {
      build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => ({
        contents: withDirectImports(readFileSync(path, 'utf8'), indexes),
        loader: 'ts',
      }));
    },
  };
}

function indexesOf({ folder, manifest }: SourcePackage): [specifier: string, index: Index][] {
  return Object.entries(manifest.exports)
    .filter(([, file]) => isCompiled(file))
    .map(([entry, file]) => [posix.join(manifest.name, entry), readIndex(join(folder, file))]);
}

function readIndex(file: string): Index {
  const exported = statements(readFileSync(file, 'utf8')).flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier === undefined) return [];
    const { exportClause: names, moduleSpecifier } = statement;
    if (names === undefined || !ts.isNamedExports(names) || !ts.isStringLiteral(moduleSpecifier)) return [];
    const { text } = moduleSpecifier;
    const from = text.startsWith('.') ? resolve(dirname(file), text) : text;
    return names.elements.map(
      ({ name, propertyName }) => [name.text, { from, name: (propertyName ?? name).text }] as const,
    );
  });
  return new Map(exported);
}

function withDirectImports(text: string, indexes: Indexes): string {
  let result = text;
  for (const statement of statements(text).toReversed()) {
    const direct = directImport(statement, indexes);
    if (direct !== undefined)
      result = result.slice(0, statement.getStart()) + direct + result.slice(statement.end);
  }
  return result;
}

function directImport(statement: ts.Statement, indexes: Indexes): string | undefined {
  if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return undefined;
  const specifier = statement.moduleSpecifier.text;
  const names = statement.importClause?.namedBindings;
  if (!indexes.has(specifier) || names === undefined || !ts.isNamedImports(names)) return undefined;
  if (statement.importClause?.isTypeOnly === true) return '';
  const values = names.elements.filter(({ isTypeOnly }) => !isTypeOnly);
  const imports = values.map(({ name, propertyName }) => {
    const origin = originOf({ from: specifier, name: (propertyName ?? name).text }, indexes);
    return `import { ${origin.name} as ${name.text} } from ${JSON.stringify(origin.from)};`;
  });
  return imports.join(' ');
}

/** Follows exports from index to index. What an index declares itself stays with it. */
function originOf(named: Origin, indexes: Indexes): Origin {
  const next = indexes.get(named.from)?.get(named.name);
  return next === undefined ? named : originOf(next, indexes);
}

function statements(text: string): readonly ts.Statement[] {
  return ts.createSourceFile('a.ts', text, ts.ScriptTarget.ES2022, true).statements;
}
