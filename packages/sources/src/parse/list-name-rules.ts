import { DUPLICATE_NAME, duplicateNames } from './duplicates.ts';
import type { ClusterRule } from './rule.ts';

/** Entries of a list become objects with their names. Lists with more to say have rules of their own. */
export const listNames: ClusterRule = {
  codes: [DUPLICATE_NAME],
  check({ spec: { compute, scheduling, storage }, stack }) {
    return [
      ...duplicateNames(stack, ['compute', 'fargate', 'profiles'], compute?.fargate.profiles ?? []),
      ...duplicateNames(stack, ['compute', 'karpenter', 'nodePools'], compute?.karpenter.nodePools ?? []),
      ...duplicateNames(stack, ['compute', 'karpenter', 'nodeClasses'], compute?.karpenter.nodeClasses ?? []),
      ...duplicateNames(stack, ['scheduling', 'priorityClasses'], scheduling?.priorityClasses ?? []),
      ...duplicateNames(stack, ['storage', 'classes'], storage?.classes ?? []),
      ...duplicateNames(stack, ['storage', 'snapshotClasses'], storage?.snapshotClasses ?? []),
    ];
  },
};
