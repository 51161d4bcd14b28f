/**
 * A part of a text that must not grow above a length. `forms` are the same part from the fullest to the shortest, made
 * when they are asked for; the shortest one must always fit.
 */
export interface Section {
  readonly forms: readonly [() => string, ...(() => string)[]];
}

/** A section with one form only. */
export function fixed(text: string): Section {
  return { forms: [() => text] };
}

/**
 * A list whose items are left out from the end where there is no room; what is left out is counted by `rest`.
 *
 * @param render the items that are shown, and how many are not
 */
export function listSection(
  items: readonly string[],
  render: (shown: readonly string[], left: number) => string,
): Section {
  // Each form has seven tenths of the items of the one before, so that a thousand items need twenty tries.
  const counts = [items.length];
  for (let count = items.length; count > 0;) counts.push((count = Math.floor(count * 0.7)));
  const forms = counts.map((count) => () => render(items.slice(0, count), items.length - count));
  return { forms: forms as [() => string, ...(() => string)[]] };
}

/**
 * The sections one after the other, within a length. Those of a higher priority take their fullest form first.
 *
 * @param priority sections in the order in which they may grow; each one of `sections`
 * @param limit characters (UTF-16) of the whole
 */
export function fitted(sections: readonly Section[], priority: readonly Section[], limit: number): string {
  const chosen = new Map(sections.map((section) => [section, section.forms.at(-1)?.() ?? '']));
  let used = [...chosen.values()].reduce((sum, text) => sum + text.length, 0);
  for (const section of priority) {
    const room = limit - used + (chosen.get(section)?.length ?? 0);
    for (const form of section.forms) {
      const text = form();
      if (text.length > room) continue;
      used += text.length - (chosen.get(section)?.length ?? 0);
      chosen.set(section, text);
      break;
    }
  }
  return sections.map((section) => chosen.get(section) ?? '').join('');
}
