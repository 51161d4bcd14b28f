/**
 * The families of dangers, in the order in which a report tells them: what goes, what cannot be changed, what AWS replaces,
 * how Argo CD understands a change, and what becomes unavailable or open.
 */
export const FAMILIES = ['deletions', 'immutable-fields', 'aws-resources', 'argocd', 'availability'] as const;
export type Family = (typeof FAMILIES)[number];

/** Families were once called by their place in this order: d1 to d5. */
const FORMER = /^d([1-5])\//;

/** The id that a rule has today, also for a waiver that has its former one. */
export function currentId(id: string): string {
  return id.replace(FORMER, (_, place: string) => `${FAMILIES[Number(place) - 1] ?? ''}/`);
}

/** The id, so that it sorts by family first; rules of a repository's own come last. */
export function familyOrder(id: string): string {
  const [family] = id.split('/');
  const place = FAMILIES.findIndex((name) => name === family);
  return `${place < 0 ? FAMILIES.length : place}${id}`;
}
