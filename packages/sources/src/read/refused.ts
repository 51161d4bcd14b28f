import type { Diagnostic, SourceLocation } from '@nodeless/core';
import { isScalar, type Node, type Scalar, visit, type YAMLMap, type YAMLSeq } from 'yaml';
import { quote } from '@nodeless/catalogue/schema';
import type { ParsedText } from './parser-errors.ts';

/**
 * Sound YAML that a source may not use: anchors, aliases, merge keys, keys that stand twice.
 *
 * @param aliases the first three are allowed. @default false
 */
export function refusedNodes({ text, document, locate }: ParsedText, aliases = false): Diagnostic[] {
  const found: Diagnostic[] = [];
  const at = (node: Node) => locate(...startAndEnd(node));
  const alias = (what: string, location: SourceLocation) => {
    if (aliases) return;
    found.push({
      code: 'yaml/alias',
      severity: 'error',
      message: `${what} is not allowed in a source`,
      hint: 'write the value where it is used; put a string that starts with * or & in quotes',
      location,
    });
  };
  const anchored = ({ anchor, range }: Scalar | YAMLSeq | YAMLMap) => {
    if (anchor === undefined || anchor === '') return;
    const sign = `&${anchor}`;
    const start = text.lastIndexOf(sign, range?.[0]);
    alias(`the anchor ${sign}`, locate(start, start + sign.length));
  };
  visit(document, {
    Alias: (_, node, path) => {
      // The parser complains about a lone * or &.
      if (node.source === '') return;
      alias(`the alias *${node.source}`, at(node));
      const target = aliases ? node.resolve(document) : undefined;
      if (!aliases || (target !== undefined && !path.includes(target))) return;
      found.push({
        code: 'yaml/alias',
        severity: 'error',
        message:
          target === undefined
            ? `the alias *${node.source} has no anchor before it`
            : `the alias *${node.source} stands inside of what it repeats`,
        hint: 'write the value where it is used',
        location: at(node),
      });
    },
    Scalar: (_, scalar) => anchored(scalar),
    Seq: (_, list) => anchored(list),
    Pair: (_, { key }) => {
      if (isScalar(key) && key.value === '<<') alias('the merge key <<', at(key));
    },
    Map: (_, map) => {
      anchored(map);
      found.push(...refusedKeys(map, at));
    },
  });
  return found;
}

function refusedKeys(map: YAMLMap, at: (node: Node) => SourceLocation): Diagnostic[] {
  const first = new Map<unknown, Scalar>();
  return map.items.flatMap(({ key }): Diagnostic[] => {
    if (!isScalar(key)) return [];
    const typed = quote(String(key.value));
    if (key.value === '__proto__') {
      const message = 'the key "__proto__" is not allowed in a source';
      return [{ code: 'spec/unknown-key', severity: 'error', message, hint: 'remove it', location: at(key) }];
    }
    const earlier = first.get(key.value);
    if (earlier === undefined) {
      first.set(key.value, key);
      return [];
    }
    return [
      {
        code: 'yaml/duplicate-key',
        severity: 'error',
        message: `the key ${typed} stands twice in this map`,
        hint: 'remove one of them; a YAML reader would silently take the last',
        location: at(key),
        related: [{ message: 'the first one', location: at(earlier) }],
      },
    ];
  });
}

function startAndEnd({ range }: Node): [number, number] {
  return range ? [range[0], range[1]] : [0, 0];
}
