import {
  ARGOCD_ANNOTATIONS,
  ARGOCD_API_VERSION,
  CASCADE_FINALIZER,
  IN_CLUSTER,
  type Application,
  type ApplicationSpec,
  type SyncOption,
} from '@nodeless/contracts/argocd';
import { ARGOCD_NAMESPACE, type ClusterModel } from '@nodeless/sources';
import { IGNORE_WHEN_LEFT, NEVER_PRUNE, present, type Unit } from '@nodeless/catalogue/render';
import type { BuiltUnit } from '../unit.ts';
import { sourceOf } from './source.ts';
import {
  GENERATE_BY_OWN_FOLDER,
  RESPECT_IGNORED,
  RETRY,
  SERVER_SIDE_DIFF,
  SYNC_OPTIONS,
} from './sync-policy.ts';

/** The Application of a unit. */
export function application(unit: BuiltUnit, model: ClusterModel): Application {
  const { empty, ignoreDifferences, name, namespace, onRemoval, project, source } = unit;
  return {
    apiVersion: ARGOCD_API_VERSION,
    kind: 'Application',
    metadata: present({
      name,
      namespace: ARGOCD_NAMESPACE,
      labels: { 'app.kubernetes.io/part-of': model.spec.name },
      annotations: {
        [ARGOCD_ANNOTATIONS.syncWave]: String(unit.wave),
        // Only commits of our own repository come often enough to be worth it. Not where the source was another one
        // before: with the annotation Argo CD asks the new repository for the commit of the old one, and never goes on
        // (updateRevisionForPaths of v3.5.1).
        ...(source.kind === 'manifests' && empty !== true ? GENERATE_BY_OWN_FOLDER : {}),
        ...(onRemoval === 'keep' ? NEVER_PRUNE : {}),
        [ARGOCD_ANNOTATIONS.compareOptions]:
          onRemoval === 'keep' ? `${SERVER_SIDE_DIFF},${IGNORE_WHEN_LEFT}` : SERVER_SIDE_DIFF,
      },
      finalizers: onRemoval === 'delete' ? [CASCADE_FINALIZER] : undefined,
    }),
    spec: present({
      project,
      source: sourceOf(unit, model),
      destination: { name: IN_CLUSTER, namespace },
      revisionHistoryLimit: 10,
      ignoreDifferences,
      syncPolicy: {
        automated: { prune: true, selfHeal: true, ...(empty === true ? { allowEmpty: true } : {}) },
        syncOptions: syncOptions(unit),
        retry: RETRY,
      },
      info: release(unit),
    }),
  };
}

function syncOptions({ ignoreDifferences, syncOptions = [] }: Unit): SyncOption[] {
  return [...SYNC_OPTIONS, ...(ignoreDifferences === undefined ? [] : [RESPECT_IGNORED]), ...syncOptions];
}

/** A commit says nothing to people, so the release stands beside it. */
function release({ source }: Unit): ApplicationSpec['info'] | undefined {
  return source.kind === 'manifests' || source.version === undefined
    ? undefined
    : [{ name: 'Release', value: source.version }];
}
