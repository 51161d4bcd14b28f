import { isJsonObject, mergePatch, parseYaml, type JsonObject, type JsonValue } from '@nodeless/core';
import type { ChangeReport } from '../report/change-report.ts';
import type { Danger } from '../report/danger.ts';
import { showPath } from '../report/field-change.ts';
import type { ObjectChange } from '../report/object-change.ts';
import { describeRef } from '../report/place.ts';
import type { Files } from './trees.ts';

/** A change of one cluster, with what a review says of it. */
export interface ChangeCase {
  /** The rule whose case it is. */
  readonly rule: string;
  readonly title: string;
  /** The name of the cluster, and its stage. */
  readonly cluster: string;
  readonly base: Files;
  readonly head: Files;
  /** Each change of an object, as {@link changeLine} writes it. */
  readonly does: readonly string[];
  /** Each danger and warning, as {@link dangerLine} writes it. */
  readonly finds: readonly string[];
}

/**
 * Reads a file of `testdata/dangers/`. `tree` holds rendered files; `rules` holds, for each rule, a list of cases. The base of a
 * case is the tree with the patch `base`, its head is the base with the patch `edit`. Both are JSON merge patches: `null` takes
 * a key, or a file, away.
 *
 * @throws when the text is not of this form
 */
export function readChangeCases(text: string): ChangeCase[] {
  const read = parseYaml(text);
  if ('problem' in read) throw new Error(read.problem);
  const file = objectOf(read.documents[0], 'the file');
  const tree = objectOf(file['tree'] ?? {}, 'tree');
  return Object.entries(objectOf(file['rules'], 'rules')).flatMap(([rule, cases]) =>
    listOf(cases, rule).map((one) => changeCase(rule, tree, objectOf(one, rule))),
  );
}

const KEYS = ['case', 'cluster', 'base', 'edit', 'does', 'finds'];

function changeCase(rule: string, tree: JsonObject, one: JsonObject): ChangeCase {
  const title = String(one['case']);
  const unknown = Object.keys(one).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) throw new Error(`${rule}, ${title}: unknown key ${unknown}`);
  const base = mergePatch(tree, objectOf(one['base'] ?? {}, title));
  const head = mergePatch(base, objectOf(one['edit'], title));
  return {
    rule,
    title,
    cluster: String(one['cluster'] ?? 'prod'),
    base: base as Files,
    head: head as Files,
    does: listOf(one['does'], title).map(String),
    finds: listOf(one['finds'], title).map(String),
  };
}

function objectOf(value: JsonValue | undefined, what: string): JsonObject {
  if (!isJsonObject(value)) throw new Error(`${what} is not a map`);
  return value;
}

function listOf(value: JsonValue | undefined, what: string): readonly JsonValue[] {
  if (!Array.isArray(value)) throw new Error(`${what} is not a list`);
  return value as readonly JsonValue[];
}

/** `changed Deployment web/web: immutable, rollout`. */
export function changeLine({ operation, object, previous, from, classes }: ObjectChange): string {
  const before = previous === undefined ? '' : `${describeRef(previous)} → `;
  const application = from === undefined ? '' : ` from ${from}`;
  return `${operation} ${before}${describeRef(object)}${application}: ${classes.join(', ')}`;
}

/**
 * `danger argocd/destination at argocd/applications/web.yaml spec.destination.name: Application argocd/web changes …`; the
 * remedy follows an arrow where it is not the one of the rule.
 */
export function dangerLine(
  { rule, severity, title, places: [{ file, cluster }], field, remedy }: Danger,
  remedies: ReadonlyMap<string, string>,
): string {
  const place = file.replace(`clusters/${cluster}/`, '').replace('rendered/', '');
  const path = field === undefined ? '' : ` ${showPath(field.path)}`;
  const own = remedies.get(rule) === remedy ? '' : ` ⇒ ${remedy}`;
  return `${severity} ${rule} at ${place}${path}: ${title}${own}`;
}

/** What a report says in the form of a case. */
export function outcomeOf(
  { changes, dangers }: ChangeReport,
  remedies: ReadonlyMap<string, string>,
): Pick<ChangeCase, 'does' | 'finds'> {
  return {
    does: changes.map(changeLine),
    finds: dangers.map((danger) => dangerLine(danger, remedies)),
  };
}
