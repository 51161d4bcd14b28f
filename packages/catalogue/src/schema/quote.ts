const LONGEST = 80;

/** What somebody typed, in quotes and not longer than a line of a terminal. */
export function quote(text: string): string {
  return JSON.stringify(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
}
