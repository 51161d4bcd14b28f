/** Marks the class of claims that name none. Source: https://kubernetes.io/docs/concepts/storage/storage-classes/#default-storageclass */
export const DEFAULT_CLASS_ANNOTATION = 'storageclass.kubernetes.io/is-default-class';

/** The same of snapshots. Source: https://kubernetes.io/docs/concepts/storage/volume-snapshot-classes/ */
export const DEFAULT_SNAPSHOT_CLASS_ANNOTATION = 'snapshot.storage.kubernetes.io/is-default-class';
