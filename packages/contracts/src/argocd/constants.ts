/** API version of Application and AppProject. */
export const ARGOCD_API_VERSION = 'argoproj.io/v1alpha1';

/** The project that Argo CD makes wide open when nobody defines it. */
export const BUILT_IN_PROJECT = 'default';

/** Name of the cluster that Argo CD itself runs in, as a destination. */
export const IN_CLUSTER = 'in-cluster';

/** Server of {@link IN_CLUSTER} where Argo CD runs in a cluster itself; the one that AWS runs has the cluster's ARN. */
export const IN_CLUSTER_SERVER = 'https://kubernetes.default.svc';

/** Annotations that a manifest may carry. Their values are text; lists are separated by commas. */
export const ARGOCD_ANNOTATIONS = {
  syncWave: 'argocd.argoproj.io/sync-wave',
  syncOptions: 'argocd.argoproj.io/sync-options',
  compareOptions: 'argocd.argoproj.io/compare-options',
  hook: 'argocd.argoproj.io/hook',
  hookDeletePolicy: 'argocd.argoproj.io/hook-delete-policy',
  /** Paths, relative to the source, whose commits make Argo CD generate the manifests again. */
  manifestGeneratePaths: 'argocd.argoproj.io/manifest-generate-paths',
  skipReconcile: 'argocd.argoproj.io/skip-reconcile',
  refresh: 'argocd.argoproj.io/refresh',
  /** A map in YAML with the key `jsonPointers`: fields that a comparison leaves out. Read from 3.6 on. */
  ignoreDifferences: 'argocd.argoproj.io/ignore-differences',
} as const;

/** Annotations that Argo CD writes itself. On anything but the root Application one confuses whom an object belongs to. */
export const WRITTEN_BY_ARGOCD = {
  trackingId: 'argocd.argoproj.io/tracking-id',
  installationId: 'argocd.argoproj.io/installation-id',
} as const;

/** Deleting an Application with this finalizer deletes everything that it contains. */
export const CASCADE_FINALIZER = 'resources-finalizer.argocd.argoproj.io';

/**
 * Longest name of an Application, in characters: the repository server looks for `.argocd-source-<name>.yaml`, and a file
 * system ends at 255. Source: appSourceFile and mergeSourceParameters in reposerver/repository/repository.go, v3.5.1
 */
export const MAX_APPLICATION_NAME = 235;

export const HOOKS = ['PreSync', 'Sync', 'Skip', 'PostSync', 'SyncFail', 'PreDelete', 'PostDelete'] as const;
export type Hook = (typeof HOOKS)[number];

export const HOOK_DELETE_POLICIES = ['HookSucceeded', 'HookFailed', 'BeforeHookCreation'] as const;
export type HookDeletePolicy = (typeof HOOK_DELETE_POLICIES)[number];
