/**
 * Lines that only one of two texts has, counted as often as they stand there. Lines that only change their place are not
 * counted, so the numbers can be smaller than those of `git diff`.
 */
export function lineChanges(
  before: string | undefined,
  after: string | undefined,
): { readonly added: number; readonly removed: number } {
  const counts = new Map<string, number>();
  for (const line of linesOf(before)) counts.set(line, (counts.get(line) ?? 0) - 1);
  for (const line of linesOf(after)) counts.set(line, (counts.get(line) ?? 0) + 1);
  let [added, removed] = [0, 0];
  for (const count of counts.values()) {
    if (count > 0) added += count;
    else removed -= count;
  }
  return { added, removed };
}

function linesOf(text: string | undefined): readonly string[] {
  return text === undefined || text === '' ? [] : text.replace(/\n$/, '').split('\n');
}
