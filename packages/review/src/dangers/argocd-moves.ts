import { texts } from '@nodeless/core';
import { trackingId, WRITTEN_BY_ARGOCD } from '@nodeless/contracts/argocd';
import { valueAt } from '../classify/pattern.ts';
import type { Change } from '../compare/match.ts';
import { annotation, isKind, type TreeObject } from '../objects/tree-object.ts';
import type { ObjectRef } from '../report/place.ts';
import type { ClusterContext } from './context.ts';
import { fateOf } from './deletions.ts';
import type { ChangeRule, Hit } from './rule.ts';

const SYNC_OPTIONS = 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/';
const SHARED = `${SYNC_OPTIONS}#fail-the-sync-if-a-shared-resource-is-found`;

/**
 * Objects that go from one Application to another. The old one prunes when it syncs, whatever the new one does;
 * the new one with FailOnSharedResource=true applies nothing as long as the tracking id names the old one.
 * Source: CompareAppState in controller/state.go and SyncAppState in controller/sync.go, Argo CD v3.5.1
 */
export const ARGOCD_MOVES: readonly ChangeRule[] = [
  {
    id: 'argocd/moved',
    severity: 'danger',
    match: (change, context) => {
      const move = moveOf(change, context);
      if (move?.deletes !== true) return [];
      return [{ what: `moves from ${move.way}: ${missing(move.after.ref)}`, ...move.handOver }];
    },
    consequence:
      'the old Application deletes the object when it syncs, and the new one recreates it: until then its sync fails with a shared resource, and it tries again after up to 3 minutes',
    remedy:
      'move it in one change and accept the gap; or hand it over just before the merge: set the annotation argocd.argoproj.io/tracking-id of the live object to APPLICATION:GROUP/KIND:NAMESPACE/NAME, with the name of the new Application',
    source: SHARED,
  },
  {
    id: 'argocd/moved-kept',
    severity: 'danger',
    match: (change, context) => {
      const move = moveOf(change, context);
      if (move === undefined || move.deletes || !move.failsWhenShared) return [];
      return [{ what: `moves from ${move.way}, which does not delete it`, ...move.handOver }];
    },
    consequence:
      'the object keeps the tracking id of the old Application, so every sync of the new one fails with a shared resource: none of its objects is applied, until a hand changes the id',
    remedy:
      'hand it over just before the merge: set the annotation argocd.argoproj.io/tracking-id of the live object to APPLICATION:GROUP/KIND:NAMESPACE/NAME, with the name of the new Application',
    source: SHARED,
  },
  {
    id: 'argocd/protection-too-late',
    severity: 'danger',
    match: (change, context) => {
      const move = moveOf(change, context);
      if (move?.deletes !== true || !isProtected(move.after) || isProtected(move.before)) return [];
      return [{ what: 'gets its protection in the same change that moves it', ...move.handOver }];
    },
    consequence:
      'Argo CD reads the protection from the live object, which does not have it yet: the move deletes it all the same',
    remedy:
      'do not merge the protection first, which makes the new Application fail for ever; set the annotation argocd.argoproj.io/tracking-id of the live object to the new Application just before the merge',
    source: `${SYNC_OPTIONS}#no-prune-resources`,
  },
];

interface Move {
  readonly before: TreeObject;
  readonly after: TreeObject;
  /** `the Application a to b`. */
  readonly way: string;
  /** The old Application deletes the live object. */
  readonly deletes: boolean;
  readonly failsWhenShared: boolean;
  /** The remedy with the names of this object. */
  readonly handOver: Pick<Hit, 'remedy'>;
}

function moveOf(change: Change, context: ClusterContext): Move | undefined {
  if (change.operation !== 'moved') return undefined;
  const { before, after } = change;
  const from = before.place.application;
  const to = after.place.application;
  const application = context.application('head', to);
  const deletes = fateOf(before, context) === 'deleted';
  const gap =
    deletes && !isProtected(after)
      ? 'move it in one change and accept the gap; or hand it over'
      : 'hand it over';
  return {
    before,
    after,
    way: `the Application ${from} to ${to}`,
    deletes,
    failsWhenShared: texts(valueAt(application?.value, 'spec.syncPolicy.syncOptions')).includes(
      'FailOnSharedResource=true',
    ),
    handOver: { remedy: `${gap} just before the merge: ${handOver(after, application, context)}` },
  };
}

/** The command that makes another Application the owner of a live object. */
function handOver(
  { ref, place }: TreeObject,
  application: TreeObject | undefined,
  context: ClusterContext,
): string {
  const { group, kind, namespace, name } = ref;
  const id = trackingId(`${instancePrefix(context)}${place.application}`, {
    group,
    kind,
    name,
    namespace: namespace ?? String(valueAt(application?.value, 'spec.destination.namespace') ?? ''),
  });
  const resource = group === '' ? kind.toLowerCase() : `${kind.toLowerCase()}.${group}`;
  const scope = namespace === undefined ? '' : ` --namespace ${namespace}`;
  return `kubectl annotate ${resource} ${name}${scope} --overwrite ${WRITTEN_BY_ARGOCD.trackingId}=${id}`;
}

/** The Argo CD that AWS runs names Applications with their namespace, as the root Application shows. */
function instancePrefix(context: ClusterContext): string {
  const root = context.application('head', 'root');
  const id = root === undefined ? undefined : annotation(root, WRITTEN_BY_ARGOCD.trackingId);
  return /^([^:]*_)root:/.exec(id ?? '')?.[1] ?? '';
}

function isProtected(object: TreeObject): boolean {
  const options = (annotation(object, 'argocd.argoproj.io/sync-options') ?? '').split(',');
  return options.some((text) => /^(Prune|Delete)=(false|confirm)$/.test(text.trim()));
}

type Missing = readonly [group: string, kinds: readonly string[], what: string];

/** What is not there between the deletion and the next try of the new Application. */
const MISSING: readonly Missing[] = [
  ['', ['Namespace'], 'everything in it is deleted'],
  ['apiextensions.k8s.io', ['CustomResourceDefinition'], 'all objects of the kind are deleted'],
  ['', ['PersistentVolumeClaim', 'PersistentVolume'], 'its data are gone with the reclaim policy Delete'],
  ['apps', ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'], 'its pods stop in between'],
  ['batch', ['Job', 'CronJob'], 'its pods stop in between'],
  ['', ['Service'], 'it gets another address, and nothing answers at its name in between'],
  [
    'networking.k8s.io',
    ['Ingress'],
    'its hosts do not answer in between, and a load balancer of its own is replaced',
  ],
  ['karpenter.sh', ['NodePool'], 'its nodes are drained and replaced'],
  ['karpenter.k8s.aws', ['EC2NodeClass'], 'the nodes of its pools are drained and replaced'],
  ['', ['ConfigMap', 'Secret', 'ServiceAccount'], 'pods that need it do not start in between'],
  [
    'rbac.authorization.k8s.io',
    ['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'],
    'what it permits is refused in between',
  ],
];

function missing(ref: ObjectRef): string {
  const row = MISSING.find(([group, kinds]) => isKind({ ref }, group, ...kinds));
  return row?.[2] ?? 'it is missing in between';
}
