import type { Outcome } from '@nodeless/core';
import { finding } from '../findings.ts';
import { DiskError } from './disk.ts';

/** Runs a stage; when the file system refuses something, the stage ends with a `tree/disk-error`. */
export function collectingDiskErrors<T>(stage: () => Outcome<T>): Outcome<T> {
  try {
    return stage();
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    const hint = 'fix the cause and run the same command again; it goes on where this run stopped';
    return { diagnostics: [finding('tree/disk-error', error.path, `Cannot ${error.message}`, hint)] };
  }
}
