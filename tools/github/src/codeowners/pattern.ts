/**
 * A pattern of CODEOWNERS as an expression over whole paths (relative to the repository's root, with `/`).
 *
 * The rules are those of gitignore, without `!` and `[ ]`
 * (https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners#codeowners-syntax):
 *
 * - case counts; `*` and `?` stay within one name, `**` crosses folders;
 * - with a `/` at the beginning or in the middle the pattern begins at the root, otherwise anywhere;
 * - a pattern that meets a folder holds for all that is below it, and with a `/` at the end for folders alone;
 * - except `folder/*`: it holds for the files of that folder, not for those in folders below.
 *
 * @returns undefined for a pattern that GitHub does not read
 */
export function patternToRegExp(pattern: string): RegExp | undefined {
  if (pattern === '' || pattern === '/' || /[![\]\\]/.test(pattern)) return undefined;
  const foldersOnly = pattern.endsWith('/');
  const body = pattern.replace(/^\//, '').replace(/\/$/, '');
  const anchored = pattern.startsWith('/') || body.includes('/');
  const names = body.split('/');
  if (names.some((name) => name === '' || (name.includes('**') && name !== '**'))) return undefined;
  const filesOfOneFolder = names.length > 1 && names.at(-1) === '*' && !foldersOnly;
  const below = foldersOnly || names.at(-1) === '**' ? '/.+' : filesOfOneFolder ? '' : '(?:/.+)?';
  const path = names.at(-1) === '**' ? names.slice(0, -1) : names;
  return new RegExp(`^${anchored ? '' : '(?:.+/)?'}${path.map(nameToExpression).join('')}${below}$`, 'u');
}

function nameToExpression(name: string, index: number, names: readonly string[]): string {
  const last = index === names.length - 1;
  if (name === '**') return '(?:[^/]+/)*';
  const expression = name
    .replace(/[.+^${}()|]/g, '\\$&')
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]');
  return last ? expression : `${expression}/`;
}
