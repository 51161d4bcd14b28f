const PAIRS: { readonly [closing: string]: string } = { '}': '{', ']': '[' };

/**
 * True for a string in braces or brackets, JSON or YAML in one line, that cannot be parsed because a brace, bracket or
 * quote is open at its end, or is closed by another one. Anything else needs a parser, and counts as good.
 */
export function hasOpenEnd(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false;
  const open: string[] = [];
  let quote: string | undefined;
  for (let index = 0; index < text.length; index += 1) {
    const letter = text[index] ?? '';
    if (quote !== undefined) {
      if (letter === '\\' && quote === '"') index += 1;
      else if (letter === quote) quote = undefined;
    } else if (startsQuote(text, index)) quote = letter;
    else if (letter === '#' && /\s/.test(text[index - 1] ?? '')) index = endOfLine(text, index);
    else if (letter === '{' || letter === '[') open.push(letter);
    else if (letter in PAIRS) {
      if (open.pop() !== PAIRS[letter]) return true;
      if (open.length === 0) return false;
    }
  }
  return quote !== undefined || open.length > 0;
}

/** Inside a plain text (`it's`) a quote is a letter. A colon ends a plain key only before a space. */
function startsQuote(text: string, index: number): boolean {
  const letter = text[index];
  return (letter === '"' || letter === "'") && /([{[,]\s*|:\s+|["']\s*:)$/.test(text.slice(0, index));
}

function endOfLine(text: string, index: number): number {
  const end = text.indexOf('\n', index);
  return end === -1 ? text.length : end;
}
