import { isBuiltin } from 'node:module';
import type { CodeImports, SourceFile } from '@nodeless/sources';
import { filesMeant, importsIn, isRelative } from './imports.ts';
import { libraryOf, resolveBare } from './libraries.ts';

/**
 * Everything that the code of apps imports, directly and through each other. The loader runs these files and no others, so
 * that what is remembered of a run names all that it rests on.
 *
 * @param read gives a file of the repository; undefined where there is none, or none that can be read
 */
export function codeImports(
  root: string,
  entries: readonly SourceFile[],
  read: (path: string) => SourceFile | undefined,
): CodeImports {
  const found = new Map<string, SourceFile | undefined>(entries.map((file) => [file.path, file]));
  const fileAt = (path: string): SourceFile | undefined => {
    if (!found.has(path)) found.set(path, read(path));
    return found.get(path);
  };
  const libraries = new Set<string>();
  const direct = new Map<string, readonly string[]>();
  const importedBy = ({ path, bytes }: SourceFile): readonly string[] => {
    const known = direct.get(path);
    if (known !== undefined) return known;
    const specifiers = path.endsWith('.json') ? [] : importsIn(Buffer.from(bytes).toString('utf8'));
    const paths = specifiers.flatMap((specifier) => {
      const meant = candidates(root, path, specifier);
      const library = isRelative(specifier) ? undefined : libraryOf(root, path, specifier);
      if (library !== undefined) libraries.add(library);
      return meant.find((one) => fileAt(one) !== undefined) ?? [];
    });
    direct.set(path, paths);
    return paths;
  };
  const reached = new Map(entries.map((entry) => [folderOf(entry.path), closure(entry, importedBy, fileAt)]));
  const own = new Set(entries.map(({ path }) => path));
  const modules = [...found.values()].filter((file) => file !== undefined && !own.has(file.path));
  return { modules: modules as SourceFile[], reached, libraries: [...libraries].sort() };
}

function closure(
  entry: SourceFile,
  importedBy: (file: SourceFile) => readonly string[],
  fileAt: (path: string) => SourceFile | undefined,
): string[] {
  const seen = new Set<string>();
  const open = [entry];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    for (const path of importedBy(file)) {
      const imported = fileAt(path);
      if (seen.has(path) || imported === undefined) continue;
      seen.add(path);
      open.push(imported);
    }
  }
  return [...seen].sort();
}

function candidates(root: string, from: string, specifier: string): string[] {
  if (isRelative(specifier)) return filesMeant(from, specifier);
  if (isBuiltin(specifier)) return [];
  try {
    const resolved = resolveBare(root, from, specifier);
    return resolved.kind === 'module' ? [resolved.path] : [];
  } catch {
    return [];
  }
}

function folderOf(path: string): string {
  return path.split('/')[1] ?? '';
}
