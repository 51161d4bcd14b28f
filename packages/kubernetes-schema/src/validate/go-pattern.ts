/** A flag for the whole pattern, as Go writes it: `^(?i)(abort|warn)?$`. */
const IGNORE_CASE = /^(\^?)\(\?i\)/;

/**
 * A pattern of Go (RE2) as one of JavaScript; undefined for one with things that JavaScript has not, which then refuses nothing.
 */
export function goPattern(pattern: string): RegExp | undefined {
  const [source, flag] = IGNORE_CASE.test(pattern)
    ? [pattern.replace(IGNORE_CASE, '$1'), 'i']
    : [pattern, ''];
  for (const flags of [`u${flag}`, flag]) {
    try {
      return new RegExp(source, flags);
    } catch {
      continue;
    }
  }
  return undefined;
}
