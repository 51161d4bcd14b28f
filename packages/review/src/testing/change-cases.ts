import type { ChangeReport } from '../report/change-report.ts';
import type { Danger } from '../report/danger.ts';
import { showPath } from '../report/field-change.ts';
import type { ObjectChange } from '../report/object-change.ts';
import { describeRef } from '../report/place.ts';
import { listOf, mapOf, patchedTrees, readData, type PatchedTrees } from './patched-trees.ts';

/** A change of one cluster, with what a review says of it. */
export interface ChangeCase extends PatchedTrees {
  /** The rule whose case it is. */
  readonly rule: string;
  /** Each change of an object, as {@link changeLine} writes it. */
  readonly does: readonly string[];
  /** Each danger and warning, as {@link dangerLine} writes it. */
  readonly finds: readonly string[];
}

/**
 * Reads a file of `testdata/dangers/`: `tree` holds rendered files, `rules` holds for each rule a list of cases.
 * @throws when the text is not of this form
 */
export function readChangeCases(text: string): ChangeCase[] {
  const file = readData(text);
  const tree = mapOf(file['tree'] ?? {}, 'tree');
  return Object.entries(mapOf(file['rules'], 'rules')).flatMap(([rule, cases]) =>
    listOf(cases, rule).map((item) => {
      const one = mapOf(item, rule);
      const trees = patchedTrees(tree, one, ['does', 'finds']);
      const lines = (key: string) => listOf(one[key], `${key} of ${trees.title}`).map(String);
      return { ...trees, rule, does: lines('does'), finds: lines('finds') };
    }),
  );
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
