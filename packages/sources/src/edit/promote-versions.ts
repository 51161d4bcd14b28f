import { canonical, compareText, type JsonObject, type JsonValue } from '@nodeless/core';
import { isMap, isNode, isScalar, parseDocument, type Document, type Node } from 'yaml';
import { mergeLayers } from '../layers/merge.ts';
import { replaceStage } from './replace-stage.ts';

export interface PromotionRequest {
  /** Stage whose versions are taken. */
  readonly from: string;
  /** Stage that gets them. */
  readonly to: string;
  /** Keys of `versions`, and `kubernetes`. @default all that differ */
  readonly names: readonly string[];
}

/** One version that changes. */
export interface PromotedVersion {
  readonly name: string;
  /** What the stage has today; undefined when nothing is said for it. */
  readonly before: JsonValue | undefined;
  readonly after: JsonValue;
}

export type Promotion =
  { readonly text: string; readonly versions: readonly PromotedVersion[] } | { readonly refused: string };

/**
 * Gives a stage the versions of another, in the text of `fleet.yaml`. Nothing outside that stage changes by a byte, and
 * comments stay; a version that was a default before is then the stage's own.
 *
 * @param text a fleet.yaml that is sound
 */
export function promoteVersions(text: string, { from, to, names }: PromotionRequest): Promotion {
  const document = parseDocument(text);
  const fleet = document.toJS() as JsonObject;
  const stages = objectOf(fleet['stages']);
  for (const stage of [from, to]) {
    if (!Object.hasOwn(stages, stage)) {
      return {
        refused: `there is no stage ${JSON.stringify(stage)}; stages: ${Object.keys(stages).join(', ')}`,
      };
    }
  }
  if (from === to) return { refused: `${from} cannot be promoted to itself` };

  const versionsOf = (stage: string): ReadonlyMap<string, JsonValue> =>
    effectiveVersions(mergeLayers(objectOf(fleet['defaults']), objectOf(stages[stage])));
  const source = versionsOf(from);
  const target = versionsOf(to);
  const unknown = names.filter((name) => !source.has(name));
  if (unknown.length > 0) {
    return {
      refused: `${from} has no version of ${unknown.join(', ')}; versions: ${[...source.keys()].join(', ')}`,
    };
  }
  const versions = [...source]
    .filter(([name, after]) => (names.length === 0 || names.includes(name)) && !same(after, target.get(name)))
    .map(([name, after]): PromotedVersion => ({ name, before: target.get(name), after }));
  if (versions.length === 0) return { text, versions };

  // `prod:` with nothing below it is a stage too.
  if (!isMap(document.getIn(['stages', to], true))) document.setIn(['stages', to], document.createNode({}));
  for (const { name, after } of versions) {
    const path = ['stages', to, ...pathOf(name)];
    const old = document.getIn(path, true);
    const node = nodeFor(document, from, name, after);
    if (isScalar(old) && isScalar(node)) node.comment ??= old.comment ?? null;
    document.setIn(path, node);
  }
  return { text: replaceStage(text, document, to), versions };
}

const KUBERNETES = 'kubernetes';

function pathOf(name: string): string[] {
  return name === KUBERNETES ? [KUBERNETES, 'version'] : ['versions', name];
}

function effectiveVersions(settings: JsonObject): ReadonlyMap<string, JsonValue> {
  const kubernetes = objectOf(settings[KUBERNETES])['version'];
  const versions = Object.entries(objectOf(settings['versions'])).sort(([a], [b]) => compareText(a, b));
  return new Map([...(kubernetes === undefined ? [] : [[KUBERNETES, kubernetes] as const]), ...versions]);
}

/** The node of the layer that says it all, with its comments and its layout; a new one when two layers say it together. */
function nodeFor(document: Document, from: string, name: string, value: JsonValue): Node {
  for (const layer of [['stages', from], ['defaults']]) {
    const node = document.getIn([...layer, ...pathOf(name)], true);
    if (isNode(node) && same(node.toJS(document) as JsonValue, value)) return node.clone() as Node;
  }
  return document.createNode(value);
}

function same(a: JsonValue, b: JsonValue | undefined): boolean {
  return b !== undefined && JSON.stringify(canonical({ a })) === JSON.stringify(canonical({ a: b }));
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}
