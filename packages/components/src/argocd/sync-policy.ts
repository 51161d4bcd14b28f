import { ARGOCD_ANNOTATIONS, type SyncOption } from '@nodeless/contracts/argocd';

/**
 * A sync that has given up on a commit is never tried again by itself, so it must not give up, and a retry must look at
 * the newest commit and not at the one that failed (https://github.com/argoproj/argo-cd/issues/11494).
 */
export const RETRY_FOREVER = {
  limit: -1,
  refresh: true,
  backoff: { duration: '10s', factor: 2, maxDuration: '3m' },
} as const;

/**
 * What every Application has. Within a wave Argo CD prunes before it creates unless told to prune last; without
 * FailOnSharedResource two Applications with the same object would fight over it.
 */
export const SYNC_OPTIONS: readonly SyncOption[] = [
  'ServerSideApply=true',
  'PruneLast=true',
  'FailOnSharedResource=true',
];

/** Fields in `ignoreDifferences` are only left alone by a sync with this option. */
export const RESPECT_IGNORED: SyncOption = 'RespectIgnoreDifferences=true';

/** Compares through a dry run of the API server: defaults and admission make no difference. */
export const SERVER_SIDE_DIFF = { [ARGOCD_ANNOTATIONS.compareOptions]: 'ServerSideDiff=true' } as const;

/** Manifests are generated again only for commits that touch the source folder itself. */
export const GENERATE_BY_OWN_FOLDER = { [ARGOCD_ANNOTATIONS.manifestGeneratePaths]: '.' } as const;
