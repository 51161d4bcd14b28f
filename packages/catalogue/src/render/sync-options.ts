import { ARGOCD_ANNOTATIONS } from '@nodeless/contracts/argocd';

/**
 * Compare option of an object that may stay after its file: without it the Application that had it is out of sync for
 * ever, and is synced again every five minutes without a result. The price: Argo CD no longer shows that it is left.
 */
export const IGNORE_WHEN_LEFT = 'IgnoreExtraneous';

const LEFT_QUIETLY = { [ARGOCD_ANNOTATIONS.compareOptions]: IGNORE_WHEN_LEFT } as const;

/** Annotations of an object that Argo CD never prunes. They protect only once they were synced in an earlier commit. */
export const NEVER_PRUNE = { [ARGOCD_ANNOTATIONS.syncOptions]: 'Prune=false', ...LEFT_QUIETLY } as const;

/** Annotations of an object that survives its file and its Application. */
export const KEEP_FOREVER = {
  [ARGOCD_ANNOTATIONS.syncOptions]: 'Prune=false,Delete=false',
  ...LEFT_QUIETLY,
} as const;
