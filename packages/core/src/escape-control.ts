/** Text from files made harmless for a terminal or a block of code: control and format characters become visible escapes. */
export function escapeControl(text: string): string {
  return text.replace(/[^\P{Cc}\t\n]|\p{Cf}|\p{Zl}|\p{Zp}/gu, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}

/** {@link escapeControl} on one line: a line feed in a name of a file cannot begin a line, which GitHub's log might obey. */
export function escapeControlInLine(text: string): string {
  return escapeControl(text).replaceAll('\n', '\\u{a}');
}
