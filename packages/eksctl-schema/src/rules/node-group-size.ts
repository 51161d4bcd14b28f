import { problem, type ConfigRule } from '../problem.ts';
import type { ManagedNodeGroup, NodeGroup } from '../types.ts';
import { allGroups, managedGroups } from './facts.ts';

/** Source: `DefaultNodeCount` and `DefaultMaxSize` in types.go. */
const DEFAULT_NODES = 2;
const SMALLEST_MAX = 1;

/**
 * minSize, desiredCapacity and maxSize in this order, with their defaults. Source: `ValidateManagedNodeGroup` in
 * validation.go, `AddAllResources` in pkg/cfn/builder/nodegroup.go.
 */
export const nodeCounts: ConfigRule = function* (config) {
  for (const { group, path } of allGroups(config)) {
    const { desiredCapacity, maxSize, minSize } = group;
    if (desiredCapacity !== undefined && minSize !== undefined && desiredCapacity < minSize) {
      yield problem(
        [...path, 'desiredCapacity'],
        `desiredCapacity ${desiredCapacity} is below minSize ${minSize}`,
        'raise desiredCapacity, or lower minSize',
      );
    }
    const least = leastNodes(group);
    if (maxSize === undefined) continue;
    if (desiredCapacity !== undefined && desiredCapacity > maxSize) {
      yield problem(
        [...path, 'desiredCapacity'],
        `desiredCapacity ${desiredCapacity} is above maxSize ${maxSize}`,
        'lower desiredCapacity, or raise maxSize',
      );
    } else if (maxSize < least) {
      yield problem(
        [...path, 'maxSize'],
        `maxSize ${maxSize} is below minSize ${least}`,
        minSize === undefined ? `minSize is ${least} when left out` : 'raise maxSize, or lower minSize',
      );
    }
  }
};

/** One of two ways to count. Source: `ValidateManagedNodeGroup` in validation.go. */
export const updateConfig: ConfigRule = function* (config) {
  for (const { group, path } of managedGroups(config)) {
    if (group.updateConfig === undefined) continue;
    const { maxUnavailable, maxUnavailablePercentage } = group.updateConfig;
    if ((maxUnavailable === undefined) === (maxUnavailablePercentage === undefined)) {
      yield problem(
        [...path, 'updateConfig'],
        `an update has ${maxUnavailable === undefined ? 'neither' : 'both'} maxUnavailable and maxUnavailablePercentage`,
        'give one of them',
      );
    }
    const most = group.maxSize ?? Math.max(group.desiredCapacity ?? leastNodes(group), SMALLEST_MAX);
    if (maxUnavailable !== undefined && maxUnavailable > most) {
      yield problem(
        [...path, 'updateConfig', 'maxUnavailable'],
        `maxUnavailable ${maxUnavailable} is above maxSize ${most}`,
        'lower it, or raise maxSize',
      );
    }
  }
};

/** A threshold is a number or a share. Source: EKS API, CreateNodegroup, `nodeRepairConfig`. */
export const nodeRepair: ConfigRule = function* (config) {
  for (const { group, path } of managedGroups(config)) {
    for (const name of ['maxUnhealthyNodeThreshold', 'maxParallelNodesRepaired'] as const) {
      const repair = group.nodeRepairConfig;
      if (repair?.[`${name}Count`] === undefined || repair[`${name}Percentage`] === undefined) continue;
      yield problem(
        [...path, 'nodeRepairConfig', `${name}Percentage`],
        `${name}Count and ${name}Percentage exclude each other`,
        'keep one of them',
      );
    }
  }
};

function leastNodes({ desiredCapacity, minSize }: NodeGroup | ManagedNodeGroup): number {
  return minSize ?? desiredCapacity ?? DEFAULT_NODES;
}
