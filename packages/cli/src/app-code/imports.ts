import { posix } from 'node:path';

/** `from 'x'`, `import 'x'`, `import('x')`, `require('x')`. What a comment or a string says like this is read in vain. */
const IMPORT = /\b(?:from|import|require)\s*\(?\s*(['"])([^'"\n]+)\1/g;

/** What a file of code imports, each once. */
export function importsIn(code: string): string[] {
  return [...new Set([...code.matchAll(IMPORT)].map(([, , specifier = '']) => specifier))];
}

/** Does an import name a file beside the one that holds it? */
export function isRelative(specifier: string): boolean {
  return /^\.{1,2}(\/|$)/.test(specifier);
}

/**
 * The files that an import can mean, the likeliest first, by their paths from the root of the repository; none outside of it.
 * As in TypeScript, `./a.js` is also what `a.ts` becomes, and an ending may be missing.
 *
 * @param from path of the file that holds the import
 */
export function filesMeant(from: string, specifier: string): string[] {
  const path = posix.join(posix.dirname(from), specifier);
  if (path === '..' || path.startsWith('../')) return [];
  if (/\.(ts|json)$/.test(path)) return [path];
  const compiled = path.endsWith('.js') ? [path, path.replace(/js$/, 'ts')] : [];
  const endings = ['.ts', '.js', '/index.ts', '/index.js'];
  return [...compiled, ...endings.map((ending) => `${path}${ending}`)];
}
