/** Largest source file, in bytes. What people write by hand stays far below; anything larger is a mistake. */
export const MAX_SOURCE_BYTES = 256 * 1024;
