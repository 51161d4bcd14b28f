import { compareText, type JsonObject, type JsonValue } from '@nodeless/core';
import { isMap, isNode, isScalar, parseDocument, type Document, type Node } from 'yaml';
import { mergeLayers } from '../layers/merge.ts';
import { sameJson } from './layered-difference.ts';
import type { PromotedValue } from './promotion.ts';
import { replaceStage } from './replace-stage.ts';

export interface PromotionRequest {
  /** Stage whose versions are taken. */
  readonly from: string;
  /** Stage that gets them. */
  readonly to: string;
  /** Keys of `versions`, and `kubernetes`; those that the stage has not are passed over. @default all that differ */
  readonly names: readonly string[];
}

/** A fleet.yaml with the versions of a stage in it. */
export interface PromotedVersions {
  readonly text: string;
  readonly values: readonly PromotedValue[];
}

/** Names of the versions that a stage has, of its own or as defaults. */
export function versionNames(text: string, stage: string): string[] {
  return [...effectiveVersions(parseDocument(text).toJS() as JsonObject, stage).keys()];
}

/**
 * Gives a stage the versions of another, in the text of `fleet.yaml`. Nothing outside that stage changes by a byte, and
 * comments stay; a version that was a default before is then the stage's own.
 *
 * @param text a fleet.yaml that is sound, with both stages
 */
export function promoteVersions(text: string, { from, to, names }: PromotionRequest): PromotedVersions {
  const document = parseDocument(text);
  const fleet = document.toJS() as JsonObject;
  const target = effectiveVersions(fleet, to);
  const values = [...effectiveVersions(fleet, from)]
    .filter(
      ([name, after]) => (names.length === 0 || names.includes(name)) && !sameJson(after, target.get(name)),
    )
    .map(([name, after]) => ({ name, before: target.get(name), after }));
  if (values.length === 0) return { text, values };

  // `prod:` with nothing below it is a stage too.
  if (!isMap(document.getIn(['stages', to], true))) document.setIn(['stages', to], document.createNode({}));
  for (const { name, after } of values) {
    const path = ['stages', to, ...pathOf(name)];
    const old = document.getIn(path, true);
    const node = nodeFor(document, from, name, after);
    if (isScalar(old) && isScalar(node)) node.comment ??= old.comment ?? null;
    document.setIn(path, node);
  }
  return { text: replaceStage(text, document, to), values };
}

const KUBERNETES = 'kubernetes';

function pathOf(name: string): string[] {
  return name === KUBERNETES ? [KUBERNETES, 'version'] : ['versions', name];
}

function effectiveVersions(fleet: JsonObject, stage: string): ReadonlyMap<string, JsonValue> {
  const settings = mergeLayers(objectOf(fleet['defaults']), objectOf(objectOf(fleet['stages'])[stage]));
  const kubernetes = objectOf(settings[KUBERNETES])['version'];
  const versions = Object.entries(objectOf(settings['versions'])).sort(([a], [b]) => compareText(a, b));
  return new Map([...(kubernetes === undefined ? [] : [[KUBERNETES, kubernetes] as const]), ...versions]);
}

/** The node of the layer that says it all, with its comments and its layout; a new one when two layers say it together. */
function nodeFor(document: Document, from: string, name: string, value: JsonValue): Node {
  for (const layer of [['stages', from], ['defaults']]) {
    const node = document.getIn([...layer, ...pathOf(name)], true);
    if (isNode(node) && sameJson(node.toJS(document) as JsonValue, value)) return node.clone() as Node;
  }
  return document.createNode(value);
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}
