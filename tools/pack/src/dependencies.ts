import type { SourcePackage } from './source-package.ts';

/**
 * The ranges of the libraries that published code imports, from the packages of the workspace whose code it is. Where these
 * name different ranges, the narrowest counts: an exact version.
 *
 * @throws Error for an import that no package names, which would fail where it is installed
 */
export function dependencyRanges(
  imported: readonly string[],
  packages: readonly SourcePackage[],
): { readonly [name: string]: string } {
  const ranges = imported.map((name): [string, string] => {
    const named = packages.flatMap(({ manifest }) => manifest.dependencies?.[name] ?? []);
    const range = named.find((candidate) => /^\d/.test(candidate)) ?? named[0];
    if (range === undefined) throw new Error(`${name} is imported, and no package.json names it`);
    return [name, range];
  });
  return Object.fromEntries(ranges);
}
