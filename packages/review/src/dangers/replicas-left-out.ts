import { maps, texts } from '@nodeless/core';
import { touches, valueAt } from '../classify/pattern.ts';
import type { Change } from '../compare/match.ts';
import { isKind, type TreeObject } from '../objects/tree-object.ts';
import { ignoredPointers } from '../objects/ignored-pointers.ts';
import type { FieldChange } from '../report/field-change.ts';
import { isSyncedBy36 } from './argocd-version.ts';
import { autoscalerOf } from './autoscaler.ts';
import type { ClusterContext } from './context.ts';
import { updateOf } from './immutable-fields/fixed-fields.ts';
import type { ChangeRule } from './rule.ts';

const REPLICAS = '/spec/replicas';

/** A workload is handed over to its autoscaler: nobody owns the field then, and the API server fills in the default, 1. */
export const REPLICAS_LEFT_OUT: ChangeRule = {
  id: 'availability/replicas-left-out',
  severity: 'danger',
  class: 'availability',
  match: (change, context) => {
    const { field, from, to } = scaledReplicas(change, context) ?? {};
    if (field === undefined || typeof from !== 'number' || from < 2 || to !== undefined) return [];
    return [{ what: `leaves its ${from} replicas to the autoscaler`, field }];
  },
  consequence:
    'the API server sets replicas to 1 once, because no manager names the field any more: all pods but one stop, until the autoscaler raises the number again',
  remedy:
    'let the Application ignore /spec/replicas with RespectIgnoreDifferences=true in the same change, or hand the field over first: kubectl apply --server-side --field-manager=<another> with nothing but replicas',
  source: 'https://kubernetes.io/docs/reference/using-api/server-side-apply/#transferring-ownership',
};

/** An autoscaler decides the number, and git begins to write one. */
export const REPLICAS_WRITTEN: ChangeRule = {
  id: 'availability/replicas-written',
  severity: 'danger',
  class: 'availability',
  match: (change, context) => {
    const { field, from, to } = scaledReplicas(change, context) ?? {};
    if (field === undefined || from !== undefined || typeof to !== 'number') return [];
    return [{ what: `writes ${to} replicas, which its autoscaler decides`, field }];
  },
  consequence:
    'each sync sets the number again, whatever the autoscaler has made of it: pods that are needed stop, and come back',
  remedy: 'leave replicas out as long as an autoscaler is there',
  source:
    'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling',
};

/** Argo CD applies the live value of what it ignores, where the Application asks for that. */
/** The change of a number that an autoscaler decides afterwards, and that Argo CD compares. */
function scaledReplicas(
  change: Change,
  context: ClusterContext,
): { readonly field: FieldChange; readonly from: unknown; readonly to: unknown } | undefined {
  const sides = updateOf(change);
  if (sides === undefined || !isKind(sides.before, 'apps', 'Deployment', 'StatefulSet')) return undefined;
  const field = change.fields.find((one) => touches(one, 'spec.replicas'));
  const [from, to] = [sides.before, sides.after].map(({ value }) => valueAt(value, 'spec.replicas'));
  const isScaled = autoscalerOf(sides.after, context) !== undefined && !isIgnored(sides.after, context);
  return field !== undefined && isScaled ? { field, from, to } : undefined;
}

function isIgnored(object: TreeObject, context: ClusterContext): boolean {
  const { ref, place } = object;
  const application = context.application('head', place.application);
  const options = texts(valueAt(application?.value, 'spec.syncPolicy.syncOptions'));
  if (!options.includes('RespectIgnoreDifferences=true')) return false;
  if (isSyncedBy36(context, 'head') === true && ignoredPointers(object).includes(REPLICAS)) return true;
  return maps(valueAt(application?.value, 'spec.ignoreDifferences')).some(
    ({ group = '', kind, name = ref.name, jsonPointers = [] }) =>
      group === ref.group && kind === ref.kind && name === ref.name && texts(jsonPointers).includes(REPLICAS),
  );
}
