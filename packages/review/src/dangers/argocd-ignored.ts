import { maps, texts, type JsonObject } from '@nodeless/core';
import { valueAt } from '../classify/pattern.ts';
import type { Change } from '../compare/match.ts';
import { ignoredPointers } from '../objects/ignored-pointers.ts';
import { isKind, type TreeObject } from '../objects/tree-object.ts';
import { isSyncedBy36 } from './argocd-version.ts';
import type { ClusterContext } from './context.ts';
import type { ChangeRule, Hit } from './rule.ts';

/** Fields that Argo CD is told to leave out of its comparison, by an Application or, from 3.6 on, by an object. */
export const ARGOCD_IGNORED: readonly ChangeRule[] = [
  {
    id: 'argocd/ignored-differences',
    severity: 'warning',
    match: (change, context) => {
      if (change.operation === 'removed') return [];
      return isKind(change.after, 'argoproj.io', 'Application')
        ? ofApplication(change)
        : ofObject(change, context);
    },
    consequence:
      'Argo CD neither shows nor heals what differs there, whoever wrote it; a release before 3.6 does not read the annotation of an object, and heals as before',
    remedy: 'name one field of one object, and who writes it; with the annotation, move to Argo CD 3.6 first',
    source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/diffing/',
  },
];

function ofApplication(change: Exclude<Change, { operation: 'removed' }>): Hit[] {
  // With a new Application nothing was compared before.
  if (change.operation === 'added') return [];
  const before = ignoredBy(change.before).map((one) => JSON.stringify(one));
  return ignoredBy(change.after)
    .filter((one) => !before.includes(JSON.stringify(one)))
    .map((one) => ({ what: `leaves ${fieldsOf(one)} of ${objectsOf(one)} out of the comparison` }));
}

function ignoredBy({ value }: TreeObject): readonly JsonObject[] {
  return maps(valueAt(value, 'spec.ignoreDifferences'));
}

function fieldsOf({ jsonPointers, jqPathExpressions, managedFieldsManagers }: JsonObject): string {
  const managers = texts(managedFieldsManagers).map((name) => `what ${name} writes`);
  return [...texts(jsonPointers), ...texts(jqPathExpressions), ...managers].join(', ');
}

function objectsOf({ kind, namespace, name }: JsonObject): string {
  if (name === undefined) return `every ${String(kind)}`;
  return `${String(kind)} ${namespace === undefined ? '' : `${String(namespace)}/`}${String(name)}`;
}

function ofObject(change: Exclude<Change, { operation: 'removed' }>, context: ClusterContext): Hit[] {
  const before = change.operation === 'added' ? [] : ignoredPointers(change.before);
  const added = ignoredPointers(change.after).filter((pointer) => !before.includes(pointer));
  if (added.length === 0) return [];
  const fields = added.join(', ');
  return isSyncedBy36(context, 'head') === false
    ? [
        {
          what: `asks to leave ${fields} out of the comparison with an annotation that its Argo CD does not read`,
        },
      ]
    : [{ what: `leaves ${fields} out of the comparison` }];
}
