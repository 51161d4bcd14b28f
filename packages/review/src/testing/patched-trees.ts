import { isJsonObject, mergePatch, parseYaml, type JsonObject, type JsonValue } from '@nodeless/core';
import type { Files } from './trees.ts';

/** A change of one cluster as a file of `testdata/` writes it. */
export interface PatchedTrees {
  readonly title: string;
  /** The name of the cluster, and its stage. */
  readonly cluster: string;
  readonly base: Files;
  readonly head: Files;
}

/**
 * Reads a file of test data as a map.
 * @throws when it is none
 */
export function readData(text: string): JsonObject {
  const read = parseYaml(text);
  if ('problem' in read) throw new Error(read.problem);
  return mapOf(read.documents[0], 'the file');
}

/**
 * The two trees of a case: the base is `tree` with the patch `base`, the head is the base with the patch `edit`. Both are JSON
 * merge patches: `null` takes a key, or a file, away.
 * @throws when the case has a key that is none of `keys`, or is of another form
 */
export function patchedTrees(tree: JsonObject, one: JsonObject, keys: readonly string[]): PatchedTrees {
  const title = String(one['case']);
  const known = ['case', 'cluster', 'base', 'edit', ...keys];
  const unknown = Object.keys(one).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new Error(`${title}: unknown key ${unknown}`);
  const base = mergePatch(tree, mapOf(one['base'] ?? {}, title));
  const head = mergePatch(base, mapOf(one['edit'], title));
  return { title, cluster: String(one['cluster'] ?? 'prod'), base: base as Files, head: head as Files };
}

/** @throws when a value is no map; `what` names it */
export function mapOf(value: JsonValue | undefined, what: string): JsonObject {
  if (!isJsonObject(value)) throw new Error(`${what} is not a map`);
  return value;
}

/** @throws when a value is no list; `what` names it */
export function listOf(value: JsonValue | undefined, what: string): readonly JsonValue[] {
  if (!Array.isArray(value)) throw new Error(`${what} is not a list`);
  return value as readonly JsonValue[];
}
