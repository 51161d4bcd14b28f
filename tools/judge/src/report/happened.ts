import type { Snapshot } from '../kubernetes/snapshot.ts';

export const HAPPENINGS = [
  'created',
  'updated',
  'deleted',
  'recreated',
  'moved',
  'unchanged',
  'absent',
] as const;

/**
 * What became of an object. `recreated`: deleted and created again. `moved`: another Application tracks it, whether it was
 * recreated or not. `absent`: it is not there, before and after.
 */
export type Happening = (typeof HAPPENINGS)[number];

export interface Happened {
  readonly happening: Happening;
  /** Application that tracks it, or did. */
  readonly application: string;
}

/** What became of one object. */
export function happenedTo(key: string, before: Snapshot, after: Snapshot): Happened {
  const [old, now] = [before.get(key), after.get(key)];
  if (now === undefined) {
    return { happening: old === undefined ? 'absent' : 'deleted', application: old?.application ?? '' };
  }
  const { application } = now;
  if (old === undefined) return { happening: 'created', application };
  if (old.application !== application) return { happening: 'moved', application };
  if (old.uid !== now.uid) return { happening: 'recreated', application };
  return { happening: old.digest === now.digest ? 'unchanged' : 'updated', application };
}
