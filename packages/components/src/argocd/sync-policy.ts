import { ARGOCD_ANNOTATIONS, type SyncOption } from '@nodeless/contracts/argocd';

/**
 * Ten retries after 20, 40, 80, 160 and six times 180 seconds: 23 minutes in all (the first wait is the duration times the
 * factor, although the message of Argo CD names half of it). A retry looks at the newest
 * commit and not at the one that failed (https://github.com/argoproj/argo-cd/issues/11494), but it keeps the source of
 * the first try: corrected values or another revision of a chart only count for a new operation, and an Application
 * that is being retried cannot be deleted. So it must end. After that a new commit of the source, a changed source, or a
 * hand starts the next one (autoSync, alreadyAttemptedSync and processRequestedAppOperation of Argo CD v3.5.1).
 */
export const RETRY = {
  limit: 10,
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
export const SERVER_SIDE_DIFF = 'ServerSideDiff=true';

/**
 * Manifests are generated again only for commits that touch the source folder itself. Argo CD asks git for the paths that
 * changed, and git names only the new path of a renamed file: the folder must hold a file that changes whenever its list
 * of files does.
 */
export const GENERATE_BY_OWN_FOLDER = { [ARGOCD_ANNOTATIONS.manifestGeneratePaths]: '.' } as const;
