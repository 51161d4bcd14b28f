import { at } from '@nodeless/core';
import { hasLoadBalancer } from '../classify/load-balancer.ts';
import type { Change } from '../compare/match.ts';
import { annotation, isKind, type TreeObject } from '../objects/tree-object.ts';
import type { ClusterContext } from './context.ts';
import { isProtected, takesLoadBalancerAlong } from './load-balancers.ts';
import { stillReferenced } from './references.ts';
import type { ChangeRule } from './rule.ts';
import { CASCADE_FINALIZER } from '@nodeless/contracts/argocd';

const SYNC_OPTIONS = 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/';
const DELETION = 'https://argo-cd.readthedocs.io/en/stable/user-guide/app_deletion/';

/** What becomes of an object whose file goes. */
export type Fate = 'deleted' | 'protected' | 'orphaned' | 'stuck' | 'not-synced';

/**
 * Reads the fate of a removed object. Protection counts as it was in the base, because Argo CD reads it from the live
 * object: https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#no-prune-resources
 */
export function fateOf(object: TreeObject, context: ClusterContext): Fate {
  if (object.place.area !== 'application') return 'not-synced';
  if (context.isGone) return 'orphaned';
  const { application } = object.place;
  const options = optionsOf(object);
  if (application !== 'root' && context.application('head', application) === undefined) {
    const parent = context.application('base', application);
    if (parent === undefined || !cascades(parent)) return 'orphaned';
    // It is kept itself, and compares with a folder that is not there any more.
    if (optionsOf(parent).some((option) => KEPT_BY_PRUNING.includes(option))) return 'stuck';
    return options.includes('Delete=false') || options.includes('Delete=confirm') ? 'protected' : 'deleted';
  }
  if (options.some((option) => KEPT_BY_PRUNING.includes(option))) return 'protected';
  const empty = application !== 'root' && context.filesOf('head', application).length === 0;
  return empty && !mayEmpty(context.application('head', application), context) ? 'stuck' : 'deleted';
}

const KEPT_BY_PRUNING = ['Prune=false', 'Prune=confirm'];

function optionsOf(object: TreeObject): string[] {
  return (annotation(object, 'argocd.argoproj.io/sync-options') ?? '').split(',').map((text) => text.trim());
}

/**
 * Whether Argo CD prunes all objects of an Application whose folder holds none any more: the folder must be there, with
 * something in it, and the Application must permit it. Source: autoSync in controller/appcontroller.go, Argo CD v3.5.1
 */
export function mayEmpty(application: TreeObject | undefined, context: ClusterContext): boolean {
  const folder = `${String(at(application?.value, 'spec', 'source', 'path'))}/`;
  return allowsEmpty(application) && context.files('head').some((path) => path.startsWith(folder));
}

function allowsEmpty(application: TreeObject | undefined): boolean {
  return at(application?.value, 'spec', 'syncPolicy', 'automated', 'allowEmpty') === true;
}

export function cascades(application: TreeObject): boolean {
  const finalizers = at(application.value, 'metadata', 'finalizers');
  return Array.isArray(finalizers) && finalizers.some((text) => String(text).startsWith(CASCADE_FINALIZER));
}

/** The object that goes under its old name: pruned, or replaced by one with another name. */
export function goes(change: Change): TreeObject | undefined {
  return change.operation === 'removed' || change.operation === 'renamed' ? change.before : undefined;
}

type Kinds = readonly (readonly [group: string, kind: string])[];

function deleted(
  kinds: Kinds,
  what: string,
  also: (object: TreeObject, context: ClusterContext) => boolean = () => true,
): ChangeRule['match'] {
  return (change, context) => {
    const object = goes(change);
    if (object === undefined || !kinds.some(([group, kind]) => isKind(object, group, kind))) return [];
    return also(object, context) && fateOf(object, context) === 'deleted' ? [{ what, object }] : [];
  };
}

const goesWithIt = (object: TreeObject, context: ClusterContext): boolean =>
  hasLoadBalancer(object) && takesLoadBalancerAlong(object, context);

/** What a deletion takes along. */
export const DELETIONS: readonly ChangeRule[] = [
  {
    id: 'deletions/namespace',
    severity: 'danger',
    match: deleted([['', 'Namespace']], 'is deleted'),
    consequence:
      'Kubernetes deletes everything in the namespace, also what Argo CD does not know: claims, Secrets, load balancers',
    remedy: 'take the workloads away first and the namespace in a later change, or keep it with Prune=false',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
  },
  {
    id: 'deletions/crd',
    severity: 'danger',
    match: deleted([['apiextensions.k8s.io', 'CustomResourceDefinition']], 'is deleted'),
    consequence: 'all objects of the kind are deleted with it, in every namespace',
    remedy: 'put Prune=false on the CRD in an earlier change, and delete it by hand when no object is left',
    source:
      'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#delete-a-customresourcedefinition',
  },
  {
    id: 'deletions/volume',
    severity: 'danger',
    match: deleted(
      [
        ['', 'PersistentVolumeClaim'],
        ['', 'PersistentVolume'],
      ],
      'is deleted',
    ),
    consequence: 'with the reclaim policy Delete the disk and its data are gone',
    remedy: 'take a snapshot, or set the reclaim policy of the volume to Retain before the merge',
    source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming',
  },
  {
    id: 'deletions/storage-class',
    severity: 'danger',
    match: deleted([['storage.k8s.io', 'StorageClass']], 'is deleted'),
    consequence: 'claims that name it stay pending; bound volumes keep working but cannot be expanded',
    remedy: 'move the claims to another class first',
    source: 'https://kubernetes.io/docs/concepts/storage/storage-classes/',
  },
  {
    id: 'deletions/snapshot-class',
    severity: 'warning',
    match: deleted([['snapshot.storage.k8s.io', 'VolumeSnapshotClass']], 'is deleted'),
    consequence:
      'no snapshot that names it can be made any more, so that backups fail; those that there are stay',
    remedy: 'move what makes the snapshots to another class first',
    source: 'https://kubernetes.io/docs/concepts/storage/volume-snapshot-classes/',
  },
  {
    id: 'deletions/stateful-set',
    severity: 'danger',
    match: deleted([['apps', 'StatefulSet']], 'is deleted'),
    consequence:
      'its pods stop at once and not in order; with the retention policy Delete its claims go, too',
    remedy: 'scale it to 0 in an earlier change, and see that whenDeleted is Retain',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#limitations',
  },
  {
    id: 'deletions/application-cascade',
    severity: 'danger',
    match: deleted([['argoproj.io', 'Application']], 'is deleted with all that it has deployed', cascades),
    consequence: 'the cascade finalizer makes Argo CD delete every object of the Application',
    remedy: 'if the objects shall stay, take the finalizer away in an earlier change',
    source: DELETION,
  },
  {
    id: 'deletions/application-emptied',
    severity: 'danger',
    match: (change, context) => {
      if (change.operation !== 'changed' || !isKind(change.after, 'argoproj.io', 'Application')) return [];
      const { name } = change.after.ref;
      if (!mayEmpty(change.after, context) || context.filesOf('head', name).length > 0) return [];
      return mayEmpty(change.before, context) ? [] : [{ what: 'follows a folder without objects' }];
    },
    consequence:
      'Argo CD prunes everything that the Application has deployed, except what carries Prune=false; the Application stays',
    remedy:
      'see that nothing needs it any more, and that what it made outside of the cluster goes first: load balancers, nodes, DNS records',
    source:
      'https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/#automatic-pruning-with-allow-empty-v18',
  },
  {
    id: 'deletions/application-orphans',
    severity: 'warning',
    match: deleted(
      [['argoproj.io', 'Application']],
      'is deleted without its objects',
      // What was emptied in an earlier change has no objects any more.
      (object) => !cascades(object) && !allowsEmpty(object),
    ),
    consequence: 'the objects stay in the cluster, and nobody updates or deletes them any more',
    remedy: 'delete what is left by hand, or let another Application take it over',
    source: DELETION,
  },
  {
    id: 'deletions/application-stays',
    severity: 'danger',
    match: (change, context) => {
      const object = goes(change);
      if (object === undefined || !isKind(object, 'argoproj.io', 'Application')) return [];
      return fateOf(object, context) === 'protected'
        ? [{ what: 'leaves the tree, and Argo CD never prunes it', object }]
        : [];
    },
    consequence:
      'it stays with all its objects; where its project no longer permits them it has health Unknown, nothing heals or updates it, and it cannot be deleted with its objects',
    remedy: 'retire it in an earlier change: argocd.retire in cluster.yaml, docs/taking-away.md',
    source: `${SYNC_OPTIONS}#no-prune-resources`,
  },
  {
    id: 'deletions/app-project',
    severity: 'danger',
    match: deleted([['argoproj.io', 'AppProject']], 'is deleted'),
    consequence: 'Applications that still name the project stop syncing',
    remedy: 'move the Applications to another project in an earlier change',
    source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/projects/',
  },
  {
    id: 'deletions/nodes',
    severity: 'danger',
    match: deleted(
      [
        ['karpenter.sh', 'NodePool'],
        ['karpenter.k8s.aws', 'EC2NodeClass'],
        ['eks.amazonaws.com', 'NodeClass'],
      ],
      'is deleted',
    ),
    consequence:
      'Karpenter drains and terminates all nodes of a pool that is deleted, and a class cannot go before its nodes',
    remedy: 'merge another pool that takes the pods first, and give the old one limits of 0',
    source: 'https://karpenter.sh/docs/concepts/disruption/#manual-methods',
  },
  {
    id: 'deletions/load-balancer',
    severity: 'danger',
    match: deleted(
      [
        ['networking.k8s.io', 'Ingress'],
        ['', 'Service'],
      ],
      'is deleted with its load balancer',
      (object, context) => goesWithIt(object, context) && !isProtected(object, context, 'base'),
    ),
    consequence: 'the load balancer goes, and a new one would have another DNS name and other addresses',
    remedy: 'move the DNS names away first',
    source: 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/how-it-works/',
  },
  {
    id: 'deletions/protected-load-balancer',
    severity: 'danger',
    match: deleted(
      [
        ['networking.k8s.io', 'Ingress'],
        ['', 'Service'],
      ],
      'is deleted, and deletion_protection.enabled keeps its load balancer',
      (object, context) => goesWithIt(object, context) && isProtected(object, context, 'base'),
    ),
    consequence:
      'the controller refuses to delete the load balancer and keeps its finalizer on the object, so the sync of Argo CD waits for ever',
    remedy:
      'set deletion_protection.enabled=false in an earlier change, and take the object away after its sync',
    source:
      'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#load-balancer-attributes',
  },
  {
    id: 'deletions/still-referenced',
    severity: 'danger',
    match: (change, context) => {
      const object = goes(change);
      return object !== undefined && fateOf(object, context) === 'deleted'
        ? stillReferenced(object, context)
        : [];
    },
    consequence: 'pods that refer to it do not start, today or at their next restart',
    remedy: 'take the references away in the same change, or keep the object',
    source: 'https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-files-from-a-pod',
  },
  {
    id: 'deletions/left-behind',
    severity: 'warning',
    match: (change, context) => {
      const object = goes(change);
      return object !== undefined && fateOf(object, context) === 'protected'
        ? [{ what: 'goes from git and stays in the cluster, because it is protected', object }]
        : [];
    },
    consequence:
      'the object stays, and nobody updates it; its Application is OutOfSync as long as it is there, unless the object is annotated with IgnoreExtraneous',
    remedy: 'delete the object by hand after the merge, or keep its file',
    source: SYNC_OPTIONS,
  },
];
