import {
  ARGOCD_ANNOTATIONS,
  ARGOCD_API_VERSION,
  IN_CLUSTER,
  trackingId,
  WRITTEN_BY_ARGOCD,
  type Application,
} from '@nodeless/contracts/argocd';
import { RENDERED } from '@nodeless/core';
import { ARGOCD_NAMESPACE, type ClusterModel } from '@nodeless/sources';
import { KEEP_FOREVER } from '@nodeless/catalogue/render';
import { ownFolder } from './source.ts';
import { RESPECT_IGNORED, RETRY, SERVER_SIDE_DIFF, SYNC_OPTIONS } from './sync-policy.ts';

export const ROOT = 'root';

/**
 * Name by which Argo CD tracks the root's objects. The one that AWS runs names Applications with their namespace.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/argocd-comparison.html
 */
function instanceName({ spec }: ClusterModel): string {
  return spec.argocd.mode === 'eks-capability' ? `${ARGOCD_NAMESPACE}_${ROOT}` : ROOT;
}

/** Folder of the root Application: it manages itself, the projects and all other Applications. */
const FOLDER = RENDERED.root.slice(0, RENDERED.root.lastIndexOf('/'));

/**
 * The Application of Applications. Deleting it must never delete anything else, so it has no finalizer. Without
 * ApplyOutOfSyncOnly one unhealthy Application of an early wave would hold up changes of all later ones.
 *
 * It carries the tracking id that Argo CD would write: applied without one by hand, it would be out of sync with itself
 * and a task of its own first sync. Its manifests are generated for every commit, because no file in its folder changes
 * with each of its lists: an Application that moves to the tree of another cluster would be missed.
 */
export function rootApplication(model: ClusterModel): Application {
  return {
    apiVersion: ARGOCD_API_VERSION,
    kind: 'Application',
    metadata: {
      name: ROOT,
      namespace: ARGOCD_NAMESPACE,
      annotations: {
        ...KEEP_FOREVER,
        [ARGOCD_ANNOTATIONS.compareOptions]: SERVER_SIDE_DIFF,
        [WRITTEN_BY_ARGOCD.trackingId]: trackingId(instanceName(model), {
          group: 'argoproj.io',
          kind: 'Application',
          namespace: ARGOCD_NAMESPACE,
          name: ROOT,
        }),
      },
    },
    spec: {
      project: 'bootstrap',
      source: ownFolder(model, FOLDER),
      destination: { name: IN_CLUSTER, namespace: ARGOCD_NAMESPACE },
      syncPolicy: {
        automated: { prune: true, selfHeal: true, allowEmpty: false },
        syncOptions: [...SYNC_OPTIONS, 'ApplyOutOfSyncOnly=true', RESPECT_IGNORED],
        retry: RETRY,
      },
      // What people and controllers write while they refresh or sync one of the Applications.
      ignoreDifferences: [
        {
          group: 'argoproj.io',
          kind: 'Application',
          jsonPointers: ['/operation', '/metadata/annotations/argocd.argoproj.io~1refresh'],
        },
      ],
    },
  };
}
