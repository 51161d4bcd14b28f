/** A table header or a key with the start of its value; what spans lines is closed by its own delimiter. */
const TABLE = /^\[{1,2}\s*[^[\]]+\]{1,2}\s*(#.*)?$/;
const KEY = /^(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*\s*=\s*(.+)$/;
const DELIMITERS = ['"""', "'''"] as const;

/**
 * The first line that is none of TOML: neither a table, nor a key with a value, nor a comment. Values themselves are not
 * read. Source: https://toml.io/en/v1.0.0
 */
export function tomlProblem(text: string): { readonly line: number; readonly text: string } | undefined {
  let open: string | undefined;
  let depth = 0;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (open !== undefined) {
      if (line.includes(open)) open = undefined;
      continue;
    }
    if (depth > 0) {
      depth += brackets(line);
      continue;
    }
    if (line === '' || line.startsWith('#') || TABLE.test(line)) continue;
    const value = KEY.exec(line)?.[1];
    if (value === undefined) return { line: index + 1, text: line };
    open = DELIMITERS.find((one) => value.startsWith(one) && !value.slice(one.length).includes(one));
    if (/^[[{]/.test(value)) depth = Math.max(0, brackets(value));
  }
  return undefined;
}

/** Brackets that a line opens, less those that it closes; those in strings and comments do not count. */
function brackets(line: string): number {
  const bare = line.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, '').replace(/#.*$/, '');
  return [...bare].reduce(
    (depth, character) => depth + ('[{'.includes(character) ? 1 : ']}'.includes(character) ? -1 : 0),
    0,
  );
}
