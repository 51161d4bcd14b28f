import { ARGOCD_ANNOTATIONS } from '@nodeless/contracts/argocd';

/** Annotation of an object that Argo CD never prunes. It protects only once it was synced in an earlier commit. */
export const NEVER_PRUNE = { [ARGOCD_ANNOTATIONS.syncOptions]: 'Prune=false' } as const;

/** Annotation of an object that survives its file and its Application. */
export const KEEP_FOREVER = { [ARGOCD_ANNOTATIONS.syncOptions]: 'Prune=false,Delete=false' } as const;
