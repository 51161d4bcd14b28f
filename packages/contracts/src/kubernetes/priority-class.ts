/** Largest value that a PriorityClass of a user can have; the ones above belong to Kubernetes. */
export const MAX_PRIORITY = 1_000_000_000;

/** Smallest value of a PriorityClass: a 32-bit integer. */
export const MIN_PRIORITY = -(2 ** 31);

/** Names that start like this belong to Kubernetes. */
export const SYSTEM_PRIORITY_PREFIX = 'system-';

/** PriorityClasses that every cluster has, with their values. */
export const BUILT_IN_PRIORITY_CLASSES = {
  'system-cluster-critical': 2_000_000_000,
  'system-node-critical': 2_000_001_000,
} as const;

export const PREEMPTION_POLICIES = ['PreemptLowerPriority', 'Never'] as const;
export type PreemptionPolicy = (typeof PREEMPTION_POLICIES)[number];
