import { folderOf, join } from './paths.ts';

/*
 * Names of our own that never belong to the tree. `unsafePathReason` refuses a leading dot, so that no planned file
 * and no line of an ownership record can ever be called like this.
 */
const TEMPORARY = /^\.([0-9a-f]{64})\.nodeless-tmp$/;
const LOCK = /^\.([1-9][0-9]{0,9})\.nodeless-lock$/;

/**
 * Where the new bytes of a file wait until they are complete: in the file's own folder, named after the bytes.
 * The name tells a later run what the file was meant to hold, and so whether it is a leftover of ours.
 */
export function temporaryPath(path: string, sha256: string): string {
  return join(folderOf(path), `.${sha256}.nodeless-tmp`);
}

/** The hash of what a temporary file was meant to hold, undefined for any other file. */
export function temporaryHash(path: string): string | undefined {
  return TEMPORARY.exec(path.slice(path.lastIndexOf('/') + 1))?.[1];
}

/** Each process has a lock of its own name, so that nobody can remove another one's by mistake. */
export function lockName(pid: number): string {
  return `.${pid}.nodeless-lock`;
}

/** The process that a lock names, undefined for any other file. */
export function lockPid(name: string): number | undefined {
  const pid = LOCK.exec(name)?.[1];
  return pid === undefined ? undefined : Number(pid);
}
