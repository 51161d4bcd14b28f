import { isBuiltin } from 'node:module';
import { join, posix, relative, resolve, sep } from 'node:path';
import ts from 'typescript';
import { packageName, publicEntries } from './entries.ts';
import { workspacePackages, type SourcePackage } from './source-package.ts';

/** The types of a package: files without the packages of the workspace, which are not published. */
export interface Declarations {
  /** Text by path below the folder of a format, `a/b.d.ts`. */
  readonly files: ReadonlyMap<string, string>;
  /** Packages that the types import. */
  readonly imported: readonly string[];
}

/**
 * Types of all that can be imported from a package, and of what these name. What they name of other packages of the
 * workspace lies below `types/<package>/`.
 *
 * @throws Error with TypeScript's diagnostics when a source with published types does not compile
 */
export function declarations(source: SourcePackage): Declarations {
  const workspace = resolve(source.folder, '../..');
  const program = createProgram(source, workspace);
  const files = new Map<string, string>();
  const imported = new Set<string>();
  const isExternal = (specifier: string): boolean =>
    source.manifest.pack?.external.includes(packageName(specifier)) === true;
  const waiting = publicEntries(source).map((entry) => join(source.folder, entry));
  for (const file of waiting) {
    const path = outputPath(file, source.folder, workspace);
    if (files.has(path)) continue;
    const text = emit(program, file, source.folder);
    files.set(
      path,
      rewritten(text, (specifier) => {
        const found = ts.resolveModuleName(
          specifier,
          file,
          program.getCompilerOptions(),
          ts.sys,
        ).resolvedModule;
        if (isBuiltin(specifier)) return specifier;
        if (
          found === undefined ||
          isExternal(specifier) ||
          found.resolvedFileName.includes('/node_modules/')
        ) {
          imported.add(specifier);
          return specifier;
        }
        waiting.push(found.resolvedFileName);
        return relativeSpecifier(path, outputPath(found.resolvedFileName, source.folder, workspace));
      }),
    );
  }
  return { files, imported: [...imported].sort() };
}

function createProgram(source: SourcePackage, workspace: string): ts.Program {
  const base = ts.readConfigFile(join(workspace, 'tsconfig.base.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(
    (base.config as { compilerOptions: object }).compilerOptions,
    source.folder,
  );
  return ts.createProgram(
    publicEntries(source).map((entry) => join(source.folder, entry)),
    {
      ...options,
      declaration: true,
      emitDeclarationOnly: true,
      noEmit: false,
      // Sources of the workspace, not libraries: TypeScript makes no declarations of what it finds in node_modules.
      paths: Object.fromEntries(workspacePackages(workspace).flatMap(entryPaths)),
      rootDir: workspace,
      // Otherwise those of the folder that the program is started in.
      typeRoots: [join(workspace, 'node_modules/@types')],
    },
  );
}

function entryPaths({ folder, manifest }: SourcePackage): [specifier: string, files: string[]][] {
  return Object.entries(manifest.exports).map(([entry, file]) => [
    posix.join(manifest.name, entry),
    [join(folder, file)],
  ]);
}

function emit(program: ts.Program, file: string, folder: string): string {
  const sourceFile = program.getSourceFile(file);
  let text = '';
  const { diagnostics } = program.emit(sourceFile, (_name, written) => (text = written), undefined, true);
  const problems = [
    ...program.getSyntacticDiagnostics(sourceFile),
    ...program.getSemanticDiagnostics(sourceFile),
    ...diagnostics,
  ];
  if (problems.length === 0) return text;
  throw new Error(
    ts.formatDiagnostics(problems, {
      getCanonicalFileName: (name) => name,
      getCurrentDirectory: () => folder,
      getNewLine: () => '\n',
    }),
  );
}

/** `<workspace>/packages/a/src/b/c.ts` becomes `b/c.d.ts` in the package a, and `types/a/b/c.d.ts` in any other. */
function outputPath(file: string, folder: string, workspace: string): string {
  const [, owner = '', path = ''] =
    /^[^/]+\/([^/]+)\/src\/(.+)\.ts$/.exec(slashed(relative(workspace, file))) ?? [];
  const own = relative(join(folder, 'src'), file);
  return own.startsWith('..') ? `types/${owner}/${path}.d.ts` : `${path}.d.ts`;
}

function relativeSpecifier(from: string, to: string): string {
  const path = posix.relative(posix.dirname(from), to.replace(/\.d\.ts$/, '.js'));
  return path.startsWith('.') ? path : `./${path}`;
}

/** Text of TypeScript with other module specifiers. */
function rewritten(text: string, change: (specifier: string) => string): string {
  const { importedFiles } = ts.preProcessFile(text, true, true);
  let result = text;
  for (const { fileName, pos, end } of importedFiles.toReversed()) {
    // The position is that of the specifier, in some cases with its quotes.
    const start = result.indexOf(fileName, pos);
    if (start > end) throw new Error(`the specifier ${fileName} is not where TypeScript says`);
    result = result.slice(0, start) + change(fileName) + result.slice(start + fileName.length);
  }
  return result;
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
