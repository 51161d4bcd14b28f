const MAX_LINES = 6;
const MAX_WIDTH = 120;
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/**
 * For people: where two texts differ, from the first line that differs to the last, cut short. Control characters are
 * escaped, so that a file cannot write to a terminal and a carriage return can be seen.
 */
export function firstDifference(before: Uint8Array, after: Uint8Array): string {
  const [old, now] = [linesOf(before), linesOf(after)];
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && old[start] === now[start]) start++;
  let end = 0;
  while (end < shorter - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end++;
  const removed = shown('-', old.slice(start, old.length - end));
  const added = shown('+', now.slice(start, now.length - end));
  return [`@@ line ${start + 1} @@`, ...removed, ...added].join('\n');
}

/** Lines with their line feeds, so that a missing final one is a difference. */
function linesOf(bytes: Uint8Array): string[] {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return text === '' ? [] : text.split(/(?<=\n)/);
}

function shown(sign: string, lines: readonly string[]): string[] {
  const texts = lines.slice(0, MAX_LINES).map((line) => sign + cut(line));
  const more = lines.length - texts.length;
  return more === 0 ? texts : [...texts, `${sign}… ${more} more lines`];
}

function cut(line: string): string {
  const text = line.endsWith('\n') ? line.slice(0, -1) : `${line} (no line feed at the end)`;
  const short = text.length > MAX_WIDTH ? `${text.slice(0, MAX_WIDTH)}…` : text;
  return short.replace(CONTROL, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
