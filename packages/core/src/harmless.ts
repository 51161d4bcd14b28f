/** Text from files made harmless for a terminal or a block of code: control and format characters become visible escapes. */
export function harmless(text: string): string {
  return text.replace(/[^\P{Cc}\t\n]|\p{Cf}|\p{Zl}|\p{Zp}/gu, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}

/** {@link harmless} on one line: a line feed in a name of a file cannot begin a line, which GitHub's log might obey. */
export function harmlessLine(text: string): string {
  return harmless(text).replaceAll('\n', '\\u{a}');
}
