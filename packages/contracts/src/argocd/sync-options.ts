const YES_OR_NO = ['true', 'false'] as const;
const YES_NO_OR_CONFIRM = ['true', 'false', 'confirm'] as const;

/**
 * Options of `spec.syncPolicy.syncOptions` and their values. Argo CD accepts any text there and ignores what it does
 * not know. Source: https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/
 */
export const SYNC_OPTION_VALUES = {
  Validate: YES_OR_NO,
  CreateNamespace: YES_OR_NO,
  PrunePropagationPolicy: ['foreground', 'background', 'orphan'],
  PruneLast: YES_OR_NO,
  RespectIgnoreDifferences: YES_OR_NO,
  ApplyOutOfSyncOnly: YES_OR_NO,
  SkipDryRunOnMissingResource: YES_OR_NO,
  Replace: YES_OR_NO,
  ServerSideApply: YES_OR_NO,
  FailOnSharedResource: YES_OR_NO,
  ClientSideApplyMigration: YES_OR_NO,
  Prune: YES_NO_OR_CONFIRM,
  Delete: YES_NO_OR_CONFIRM,
} as const;

type Values = typeof SYNC_OPTION_VALUES;

/** One entry of `spec.syncPolicy.syncOptions`: `ServerSideApply=true`. */
export type SyncOption = { [Name in keyof Values]: `${Name}=${Values[Name][number]}` }[keyof Values];

/** What the annotation `argocd.argoproj.io/sync-options` of one object can say; several are separated by commas. */
export const RESOURCE_SYNC_OPTIONS = [
  'Prune=false',
  'Prune=confirm',
  'Delete=false',
  'Delete=confirm',
  'Validate=false',
  'SkipDryRunOnMissingResource=true',
  'PruneLast=true',
  'Replace=true',
  'Replace=false',
  'Force=true',
  'ServerSideApply=true',
  'ServerSideApply=false',
  'ClientSideApplyMigration=false',
  'ApplyOutOfSyncOnly=true',
] as const;

export type ResourceSyncOption = (typeof RESOURCE_SYNC_OPTIONS)[number];

/** True for an option that Argo CD knows in an Application. */
export function isSyncOption(text: string): text is SyncOption {
  const [name = '', value = '', ...rest] = text.split('=');
  const values: readonly string[] = Object.hasOwn(SYNC_OPTION_VALUES, name)
    ? SYNC_OPTION_VALUES[name as keyof Values]
    : [];
  return rest.length === 0 && values.includes(value);
}

/** True for an option that Argo CD knows in the annotation of an object. */
export function isResourceSyncOption(text: string): text is ResourceSyncOption {
  return (RESOURCE_SYNC_OPTIONS as readonly string[]).includes(text);
}
