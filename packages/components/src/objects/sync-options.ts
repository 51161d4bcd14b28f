const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';

/** Annotation of an object that Argo CD never prunes. It protects only once it was synced in an earlier commit. */
export const NEVER_PRUNE = { [SYNC_OPTIONS]: 'Prune=false' } as const;

/** Annotation of an object that survives its file and its Application. */
export const KEEP_FOREVER = { [SYNC_OPTIONS]: 'Prune=false,Delete=false' } as const;
