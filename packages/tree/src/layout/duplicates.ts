import { describeObject, type Diagnostic, identityKey, type Resource, sortedBy } from '@nodeless/core';
import { clashAt, type Draft, draftKey, draftOfResource, type Locate } from './producers.ts';

export interface Duplicates {
  readonly diagnostics: readonly Diagnostic[];
  /** One resource of each identity. What the others are called on disk says nothing new. */
  readonly distinct: readonly Draft[];
}

/** Two resources of one identity would overwrite each other in the cluster, whatever their files are called. */
export function findDuplicates(resources: readonly Resource[], locate: Locate | undefined): Duplicates {
  const groups = new Map<string, Resource[]>();
  for (const resource of resources) {
    const key = identityKey(resource.manifest);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [resource]);
    else group.push(resource);
  }
  const diagnostics: Diagnostic[] = [];
  const distinct: Draft[] = [];
  for (const group of groups.values()) {
    const [first, ...others] = sortedBy(group.map(draftOfResource), draftKey);
    const [sample] = group;
    if (first === undefined || sample === undefined) continue;
    distinct.push(first);
    for (const other of others) {
      diagnostics.push({
        code: 'tree/duplicate-object',
        severity: 'error',
        message: `${describeObject(sample.manifest)} is made twice: by ${first.producer} and by ${other.producer}`,
        hint: 'rename one of the two, or let only one producer make it',
        ...clashAt(other, first, locate),
      });
    }
  }
  return { diagnostics, distinct };
}
