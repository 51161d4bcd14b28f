/** Markdown that is safe to print. Text from elsewhere becomes it through {@link text} or {@link code} alone. */
export interface Markdown {
  readonly markdown: string;
}

const PLAIN = /[\p{L}\p{M}\p{N} .,:;/=%+()'"?-]/u;
const ALL_PLAIN = /^[A-Za-z0-9 .,:;/=%+()'"?-]*$/;
/** As {@link text} writes them: `@`, `#`, `GH-`, `://`, `www.`, and what joins the parts of `owner/name#1` or `user@host`. */
const NOISY = /&#64;|&#35;|GH-|:(?=\/\/)|www(?=\.)/gi;
const PLAIN_CODE = /^[^`|\\]+$/;
const ONE_LINE = /^[!-~]*( [!-~]+)*$/;

/**
 * Text that is shown as it is, on one line. Everything that could have a meaning in Markdown or HTML becomes a numeric
 * character reference, which never has one (https://spec.commonmark.org/0.31.2/#entity-and-numeric-character-references).
 */
export function text(value: string): Markdown {
  return { markdown: references(oneLine(value)) };
}

/**
 * {@link text} that GitHub and GitLab leave alone: no mention notifies anybody, no number becomes a reference to an
 * issue, no address a link. An invisible space stands after the sign that would begin one.
 * Source: https://github.github.com/gfm/#autolinks-extension-
 */
export function quietText(value: string): Markdown {
  return { markdown: text(value).markdown.replace(NOISY, (sign) => `${sign}&#8203;`) };
}

/** Text in a fixed-width font, on one line. */
export function code(value: string): Markdown {
  const line = oneLine(value);
  if (line === '') return { markdown: '' };
  // A code span cannot hold a backtick of its own or, in a table, a pipe; HTML can.
  return { markdown: PLAIN_CODE.test(line) ? `\`${line}\`` : `<code>${references(line)}</code>` };
}

/** Markdown of our own. */
export function own(strings: TemplateStringsArray, ...parts: readonly Markdown[]): Markdown {
  return {
    markdown: strings.reduce((all, next, index) => `${all}${parts[index - 1]?.markdown ?? ''}${next}`),
  };
}

export function joined(parts: readonly Markdown[], separator = ', '): Markdown {
  return { markdown: parts.map(({ markdown }) => markdown).join(separator) };
}

/** A table, or a sentence where it would have no rows. */
export function table(
  headings: readonly string[],
  rows: readonly (readonly Markdown[])[],
  empty: string,
): Markdown {
  if (rows.length === 0) return { markdown: `${empty}\n` };
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const body = rows.map((row) => line(headings.map((_, index) => row[index]?.markdown ?? '')));
  return { markdown: `${line(headings)}${line(headings.map(() => '---'))}${body.join('')}` };
}

/** A block of code that no line inside can end. */
export function fenced(language: string, content: string): Markdown {
  const longest = Math.max(2, ...[...content.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return { markdown: `${fence}${language}\n${content.replace(/\n*$/, '\n')}${fence}\n` };
}

/** White space becomes one space; what cannot be seen becomes a visible sign. */
export function oneLine(value: string): string {
  if (ONE_LINE.test(value)) return value.trim();
  return value.replace(/\s+/gu, ' ').replace(/\p{C}/gu, '\uFFFD').trim();
}

function references(line: string): string {
  if (ALL_PLAIN.test(line)) return line;
  return [...line].map((sign) => (PLAIN.test(sign) ? sign : `&#${sign.codePointAt(0)};`)).join('');
}
