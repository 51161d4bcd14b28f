import type { Diagnostic, SourceLocation } from '@nodeless/core';
import {
  type Document,
  isAlias,
  isCollection,
  isScalar,
  type Node,
  type Scalar,
  visit,
  type YAMLMap,
} from 'yaml';
import { quote } from '../quote.ts';

/** Deepest nesting of a source. What people write stays below 20; the limit keeps every later stage safe. */
export const MAX_DEPTH = 100;

type Locate = (start: number, end: number) => SourceLocation;

/** Sound YAML that a source may not use: anchors, aliases, merge keys, keys that stand twice, endless nesting. */
export function refusedNodes(document: Document, locate: Locate): Diagnostic[] {
  const found: Diagnostic[] = [];
  const at = (node: Node) => locate(...startAndEnd(node));
  const alias = (node: Node, what: string) =>
    found.push({
      code: 'yaml/alias',
      severity: 'error',
      message: `${what} is not allowed in a source`,
      hint: 'write the value where it is used; put a text that starts with * or & in quotes',
      location: at(node),
    });
  visit(document, {
    Alias: (_, node) => {
      // The parser has complained about a lone * already.
      if (node.source !== '') alias(node, `the alias *${node.source}`);
    },
    Node: (_, node, path) => {
      if (path.filter(isCollection).length >= MAX_DEPTH) {
        found.push({
          code: 'yaml/syntax',
          severity: 'error',
          message: 'the file is nested too deeply',
          hint: `a source has at most ${MAX_DEPTH} levels`,
          location: at(node),
        });
        return visit.BREAK;
      }
      if (!isAlias(node) && (isScalar(node) || isCollection(node)) && node.anchor !== undefined) {
        alias(node, `the anchor &${node.anchor}`);
      }
      return undefined;
    },
    Pair: (_, { key }) => {
      if (isScalar(key) && key.value === '<<') alias(key, 'the merge key <<');
    },
    Map: (_, map) => {
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
