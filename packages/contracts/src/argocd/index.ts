export type { AppProject, AppProjectSpec, ClusterGroupKind, GroupKind } from './app-project.ts';
export type {
  Application,
  ApplicationSource,
  ApplicationSpec,
  ArgoCdMetadata,
  IgnoredDifference,
  SyncPolicy,
} from './application.ts';
export { testedKubernetes, testedLines, type TestedKubernetes } from './compatibility.ts';
export {
  ARGOCD_ANNOTATIONS,
  ARGOCD_API_VERSION,
  BUILT_IN_PROJECT,
  CASCADE_FINALIZER,
  HOOK_DELETE_POLICIES,
  HOOKS,
  IN_CLUSTER,
  IN_CLUSTER_SERVER,
  MAX_APPLICATION_NAME,
  WRITTEN_BY_ARGOCD,
  type Hook,
  type HookDeletePolicy,
} from './constants.ts';
export { isExcludedFromSync } from './excluded-kinds.ts';
export {
  isDestinationPermitted,
  isSourcePermitted,
  projectRefusal,
  type ProjectedObject,
  type ProjectRefusal,
} from './project-permissions.ts';
export { isArgoCd36 } from './releases.ts';
export {
  isResourceSyncOption,
  isSyncOption,
  RESOURCE_SYNC_OPTIONS,
  SYNC_OPTION_VALUES,
  type ResourceSyncOption,
  type SyncOption,
} from './sync-options.ts';
export { applicationOfTrackingId, trackingId } from './tracking-id.ts';
