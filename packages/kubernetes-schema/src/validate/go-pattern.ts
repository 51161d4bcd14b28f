/** Classes of POSIX inside of brackets, as Go has them, and the same for JavaScript. */
const POSIX: { readonly [name: string]: string } = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: '\\x00-\\x7F',
  blank: '\\t ',
  cntrl: '\\x00-\\x1F\\x7F',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@\\[-`{-~',
  space: '\\t\\n\\v\\f\\r ',
  upper: 'A-Z',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
};

/** What Go writes otherwise than JavaScript: whole escapes, so that a backslash before another one escapes nothing. */
const TRANSLATED: readonly [RegExp, (...match: string[]) => string][] = [
  [/\\A/y, () => '^'],
  [/\\z/y, () => '$'],
  [/\\x\{([0-9A-Fa-f]+)\}/y, (_, hex = '') => `\\u{${hex}}`],
  [/\\([pP])([A-Z])/y, (_, which = '', name = '') => `\\${which}{${name}}`],
  [/\\Q([^]*?)(?:\\E|$)/y, (_, quoted = '') => quoted.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`)],
  [/\\[^]/y, (whole) => whole],
  [/\[:(\w+):\]/y, (whole, name = '') => POSIX[name] ?? whole],
  [/\(\?P</y, () => '(?<'],
];

/** Flags for the whole pattern, as Go writes them: `^(?i)(abort|warn)?$`, `(?s).*`. */
const FLAGS = /^(\^?)\(\?([ims]+)\)/;

/** Flags for a part of a pattern, or others than JavaScript has: `a(?i)b`, `(?U)a*`, `(?i:a)b`. */
const OTHER_FLAGS = /(?<!\\)\(\?[a-zA-Z]*-?[a-zA-Z]+[:)]/;

/**
 * A pattern of Go (RE2, https://github.com/google/re2/wiki/Syntax) as one of JavaScript.
 *
 * @param more flags of JavaScript
 * @returns undefined for a pattern that JavaScript cannot read, which then refuses nothing
 */
export function goPattern(pattern: string, more = ''): RegExp | undefined {
  const [whole, , flag = ''] = FLAGS.exec(pattern) ?? [''];
  const rest = whole === '' ? pattern : pattern.replace(FLAGS, '$1');
  if (OTHER_FLAGS.test(rest) || namesUnknownClass(rest)) return undefined;
  const source = translated(rest);
  for (const flags of [`u${flag}${more}`, `${flag}${more}`]) {
    try {
      return new RegExp(source, flags);
    } catch {
      continue;
    }
  }
  return undefined;
}

function namesUnknownClass(pattern: string): boolean {
  return [...pattern.matchAll(/\[:(\w+):\]/g)].some(([, name = '']) => !Object.hasOwn(POSIX, name));
}

function translated(pattern: string): string {
  if (!/\\|\[:|\(\?P/.test(pattern)) return pattern;
  let result = '';
  for (let at = 0; at < pattern.length;) {
    const [text, length] = nextPart(pattern, at);
    result += text;
    at += length;
  }
  return result;
}

function nextPart(pattern: string, at: number): readonly [text: string, length: number] {
  for (const [form, to] of TRANSLATED) {
    form.lastIndex = at;
    const match = form.exec(pattern);
    if (match !== null) return [to(...match), match[0].length];
  }
  return [pattern.charAt(at), 1];
}
