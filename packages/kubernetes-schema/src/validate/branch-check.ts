import type { TableNode } from '../form/node.ts';
import type { ReadNode } from '../form/read-node.ts';
import { takes, type Check } from './walk.ts';

/** `allOf`, `anyOf`, `oneOf` and `not`; undefined where a node has none. */
export function branchCheck(
  { allOf, anyOf, oneOf, words }: ReadNode,
  compile: (node: TableNode) => Check,
): Check | undefined {
  const [all, any, one] = [allOf, anyOf, oneOf].map((nodes) => nodes.map(compile)) as [
    Check[],
    Check[],
    Check[],
  ];
  const not = words['not'] === undefined ? undefined : compile(words['not'] as TableNode);
  if (all.length + any.length + one.length === 0 && not === undefined) return undefined;
  const types = anyOf.every((node) => typeof node === 'string') ? anyOf.join(' or ') : undefined;
  return (value, walk) => {
    for (const check of all) check(value, walk);
    if (any.length > 0 && !any.some((check) => takes(check, value)))
      walk.report(
        types === undefined ? 'value' : 'wrong-type',
        types === undefined ? 'fits none of the forms of anyOf' : `must be ${types}`,
      );
    if (one.length > 0 && one.filter((check) => takes(check, value)).length !== 1)
      walk.report('value', 'must fit one of the forms of oneOf, and one alone');
    if (not !== undefined && takes(not, value)) walk.report('value', 'has a form that is excluded');
  };
}
