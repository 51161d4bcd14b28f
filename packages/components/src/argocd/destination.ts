/** The cluster that every Application goes to, by name: an address would differ between the ways to run Argo CD. */
export const IN_CLUSTER = 'in-cluster';
