import { ARGOCD_API_VERSION, IN_CLUSTER, type Application } from '@nodeless/contracts/argocd';
import { RENDERED } from '@nodeless/core';
import { ARGOCD_NAMESPACE, type ClusterModel } from '@nodeless/spec';
import { KEEP_FOREVER } from '../objects/sync-options.ts';
import { ownFolder } from './source.ts';
import {
  GENERATE_BY_OWN_FOLDER,
  RESPECT_IGNORED,
  RETRY_FOREVER,
  SERVER_SIDE_DIFF,
  SYNC_OPTIONS,
} from './sync-policy.ts';

export const ROOT = 'root';

/** Folder of the root Application: it manages itself, the projects and all other Applications. */
const FOLDER = RENDERED.root.slice(0, RENDERED.root.lastIndexOf('/'));

/**
 * The Application of Applications. Deleting it must never delete anything else, so it has no finalizer. Without
 * ApplyOutOfSyncOnly one unhealthy Application of an early wave would hold up changes of all later ones.
 */
export function rootApplication(model: ClusterModel): Application {
  return {
    apiVersion: ARGOCD_API_VERSION,
    kind: 'Application',
    metadata: {
      name: ROOT,
      namespace: ARGOCD_NAMESPACE,
      annotations: { ...KEEP_FOREVER, ...SERVER_SIDE_DIFF, ...GENERATE_BY_OWN_FOLDER },
    },
    spec: {
      project: 'bootstrap',
      source: ownFolder(model, FOLDER),
      destination: { name: IN_CLUSTER, namespace: ARGOCD_NAMESPACE },
      syncPolicy: {
        automated: { prune: true, selfHeal: true, allowEmpty: false },
        syncOptions: [...SYNC_OPTIONS, 'ApplyOutOfSyncOnly=true', RESPECT_IGNORED],
        retry: RETRY_FOREVER,
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
