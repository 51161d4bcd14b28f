/** Text that the shell shall read as it is, for instance `"$TOKEN_FILE"`. Never made from data. */
export interface ShellText {
  readonly shell: string;
}

export type Word = string | ShellText;

const NEEDS_NO_QUOTES = /^[A-Za-z0-9_/:=.,@%+-]+$/;
const LINE_WIDTH = 100;

/** One word for a POSIX shell, whatever the text holds. */
export function quote(text: string): string {
  return NEEDS_NO_QUOTES.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A command for a POSIX shell on one line, for a sentence. */
export function inlineCommand(...words: readonly string[]): string {
  return words.map(quote).join(' ');
}

/** A command for a POSIX shell; a long one goes on in the next line, always with an option. */
export function commandLine(...words: readonly Word[]): string {
  const lines: string[] = [];
  for (const option of options(words)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + option.length < LINE_WIDTH)
      lines.splice(-1, 1, `${last} ${option}`);
    else lines.push(last === undefined ? option : `  ${option}`);
  }
  return lines.join(' \\\n');
}

/** The words before the first option, then each option with its values. */
function options(words: readonly Word[]): string[] {
  const groups: string[][] = [];
  for (const word of words) {
    const text = typeof word === 'string' ? quote(word) : word.shell;
    const group = groups.at(-1);
    if (group === undefined || /^'?-/.test(text)) groups.push([text]);
    else group.push(text);
  }
  return groups.map((group) => group.join(' '));
}
