/** Largest source file, in bytes. What people write by hand stays far below; anything larger is a mistake. */
export const MAX_SOURCE_BYTES = 256 * 1024;

/** Largest file of manifests that others made, in bytes: what `kubectl get -o yaml` prints for some hundred objects. */
export const MAX_MANIFEST_BYTES = 8 * 1024 * 1024;
