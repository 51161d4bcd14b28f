import { join } from 'node:path';
import ts from 'typescript';

/** How TypeScript is told the module system. Without `"type": "module"` NodeNext is CommonJS. */
const MODULES = {
  cjs: { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
  esm: { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
} as const;

/**
 * Compiles the entry points of a package, and what they import, to JavaScript and types.
 *
 * @param packageFolder holds `src`
 * @param entries files below the package, `./src/index.ts`
 * @returns what is wrong with the sources, in TypeScript's words; empty when all was written
 */
export function compile(
  packageFolder: string,
  entries: readonly string[],
  format: keyof typeof MODULES,
  outDir: string,
): string {
  const base = ts.readConfigFile(join(packageFolder, '../../tsconfig.base.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(
    (base.config as { compilerOptions: object }).compilerOptions,
    packageFolder,
  );
  const program = ts.createProgram(
    entries.map((entry) => join(packageFolder, entry)),
    {
      ...options,
      ...MODULES[format],
      allowImportingTsExtensions: false,
      declaration: true,
      noEmit: false,
      noEmitOnError: true,
      outDir,
      rewriteRelativeImportExtensions: true,
      rootDir: join(packageFolder, 'src'),
      types: [],
    },
  );
  const { diagnostics } = program.emit();
  return ts.formatDiagnostics([...ts.getPreEmitDiagnostics(program), ...diagnostics], {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => packageFolder,
    getNewLine: () => '\n',
  });
}
