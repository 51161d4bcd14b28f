import { isJsonObject, type JsonValue } from '@nodeless/core';
import type { RuleWord, TableNode } from '../form/node.ts';
import { read } from '../form/read-node.ts';
import { converter, fieldsOf, type Convert } from './values.ts';

/** A rule in CEL where it holds. */
export interface PlacedRule {
  readonly rule: string;
  /** What the author of the CRD says of an object that breaks it. */
  readonly message?: string;
  /** The field below the value that is to blame. */
  readonly fieldPath: readonly string[];
  /** Whether the rule compares with the object before. */
  readonly isTransition: boolean;
}

/** The rules of a value and of what is inside of it; what has none is left out. */
export interface RuleTree {
  readonly rules: readonly PlacedRule[];
  readonly fields: ReadonlyMap<string, RuleTree>;
  readonly items?: RuleTree;
  readonly others?: RuleTree;
  readonly convert: Convert;
}

/**
 * The rules of a kind, by its schema.
 * @returns undefined for a kind without rules
 */
export function kindRules(schema: TableNode): RuleTree | undefined {
  return treeOf(schema, [schema], true);
}

/**
 * @param spine says what the value is
 * @param nodes say what is asked of it: the spine, and what stands below `allOf` beside it
 */
function treeOf(spine: TableNode, nodes: readonly TableNode[], isRoot: boolean): RuleTree | undefined {
  const one = read(spine);
  const all = nodes.flatMap((node) => [node, ...read(node).allOf]);
  const rules = all.flatMap((node) => rulesIn(read(node).words['rules']));
  const below = (inner: TableNode | undefined, pick: (node: TableNode) => TableNode | undefined) =>
    inner === undefined || inner === 'any' ? undefined : treeOf(inner, present(all.map(pick)), false);
  const fields = [...fieldsOf(one, isRoot)].flatMap(([name, inner]): [string, RuleTree][] => {
    // What rules say of the metadata of an object is not evaluated.
    const isOwn = one.fields.get(name) === inner;
    const tree = isOwn ? below(inner, (node) => read(node).fields.get(name)) : undefined;
    return tree === undefined ? [] : [[name, tree]];
  });
  const items = below(one.items, (node) => read(node).items);
  const others = one.fields.size > 0 ? undefined : below(one.others, (node) => read(node).others);
  if (rules.length + fields.length === 0 && items === undefined && others === undefined) return undefined;
  return {
    rules,
    fields: new Map(fields),
    ...(items === undefined ? {} : { items }),
    ...(others === undefined ? {} : { others }),
    convert: converter(spine, isRoot),
  };
}

const present = <Value>(values: readonly (Value | undefined)[]) =>
  values.filter((value) => value !== undefined);

function rulesIn(words: JsonValue | undefined): PlacedRule[] {
  if (!Array.isArray(words)) return [];
  return (words as readonly (string | RuleWord)[]).flatMap((word) => {
    const { rule, message, fieldPath, optionalOldSelf }: RuleWord =
      typeof word === 'string' ? { rule: word } : word;
    if (rule.trim() === '') return [];
    return [
      {
        rule,
        ...(message === undefined ? {} : { message }),
        fieldPath: stepsOf(fieldPath ?? ''),
        isTransition: optionalOldSelf !== true && asksForOldSelf(rule),
      },
    ];
  });
}

/** Strings of CEL, in which a name means nothing. */
const STRINGS = /"""[^]*?"""|'''[^]*?'''|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g;

const asksForOldSelf = (rule: string) => /(?<![\w.])oldSelf\b/.test(rule.replaceAll(STRINGS, "''"));

/** The steps of `.spec.replicas` and of `.metadata.annotations['a.b']`. */
function stepsOf(path: string): string[] {
  return [...path.matchAll(/\['((?:\\.|[^'\\])*)'\]|\.?([^.[\]]+)/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '') : quoted.replaceAll(/\\(.)/g, '$1'),
  );
}

/** The parts of a value that have rules, with their steps. */
export function partsOf(
  { fields, items, others }: RuleTree,
  value: JsonValue,
): (readonly [step: string | number, part: JsonValue, tree: RuleTree])[] {
  if (Array.isArray(value))
    return items === undefined ? [] : value.map((item: JsonValue, index) => [index, item, items] as const);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const tree = fields.get(key) ?? others;
    return tree === undefined ? [] : [[key, inner, tree] as const];
  });
}
