import type { CodeDefinition, Diagnostic } from '@nodeless/core';
import type { Segments } from '@nodeless/catalogue';
import type { LayerStack } from '../layers/stack.ts';

export const DUPLICATE_NAME: CodeDefinition = {
  code: 'spec/duplicate-name',
  severity: 'error',
  title: 'Two entries of a list have the same name',
};

/** Entries of lists of names that stand in one of them already. */
export function duplicateEntries(
  stack: LayerStack,
  what: string,
  entries: readonly { readonly name: string; readonly path: Segments }[],
): Diagnostic[] {
  const first = new Map<string, Segments>();
  return entries.flatMap(({ name, path }): Diagnostic[] => {
    const earlier = first.get(name);
    if (earlier === undefined) {
      first.set(name, path);
      return [];
    }
    return [
      {
        code: 'spec/duplicate-name',
        severity: 'error',
        message: `${what} ${JSON.stringify(name)} is listed twice`,
        hint: 'remove one of them',
        location: stack.placeOf(path).location,
        related: [{ message: 'the first one', location: stack.placeOf(earlier).location }],
      },
    ];
  });
}

/** Entries of a list whose name another entry has already. Both places are shown. */
export function duplicateNames(
  stack: LayerStack,
  list: Segments,
  entries: readonly { readonly name: string }[],
): Diagnostic[] {
  const first = new Map<string, number>();
  return entries.flatMap(({ name }, index): Diagnostic[] => {
    const earlier = first.get(name);
    if (earlier === undefined) {
      first.set(name, index);
      return [];
    }
    const at = (position: number) => stack.placeOf([...list, position, 'name']).location;
    return [
      {
        code: 'spec/duplicate-name',
        severity: 'error',
        message: `${list.join('.')} holds the name ${JSON.stringify(name)} twice`,
        hint: 'rename one of them',
        location: at(index),
        related: [{ message: 'the first one', location: at(earlier) }],
      },
    ];
  });
}
