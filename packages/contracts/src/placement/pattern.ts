/**
 * True when `pattern` covers the whole text: `*` stands for any characters, `?` for exactly one.
 * Time is bound by the product of both lengths, whatever the pattern.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  const wanted = [...pattern];
  const given = [...text];
  let position = 0;
  let star = -1;
  let starred = 0;
  for (let index = 0; index < given.length;) {
    if (wanted[position] === '*') {
      star = position;
      starred = index;
      position += 1;
    } else if (position < wanted.length && (wanted[position] === '?' || wanted[position] === given[index])) {
      position += 1;
      index += 1;
    } else if (star >= 0) {
      // The last star takes one character more.
      starred += 1;
      index = starred;
      position = star + 1;
    } else {
      return false;
    }
  }
  return wanted.slice(position).every((rest) => rest === '*');
}
