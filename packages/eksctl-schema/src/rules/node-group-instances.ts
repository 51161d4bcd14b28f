import { problem, type ConfigRule } from '../problem.ts';
import type { InstanceSelector, ManagedNodeGroup, NodeGroup } from '../types.ts';
import { allGroups, managedGroups, selfManagedGroups } from './facts.ts';
import { isBottlerocket, isWindows } from './families.ts';
import { isArm, isNeuron, isNvidia } from './instance-families.ts';
import { givenKeys, isGiven } from './lists.ts';

const MAX_MIXED_TYPES = 20;

/** One way to choose. Source: `ValidateManagedNodeGroup` in validation.go. */
export const managedInstanceTypes: ConfigRule = function* (config) {
  for (const { group, path } of managedGroups(config)) {
    if (!isGiven(group.instanceType)) continue;
    const others = [...givenKeys(group, ['instanceTypes']), ...(selects(group) ? ['instanceSelector'] : [])];
    for (const key of others) {
      yield problem(
        [...path, 'instanceType'],
        `instanceType and ${key} exclude each other`,
        'keep one of them',
      );
    }
  }
};

/** A mix has no single type. Source: `validateInstancesDistribution` in validation.go. */
export const mixedInstanceType: ConfigRule = function* (config) {
  for (const { group, path } of selfManagedGroups(config)) {
    if (group.instanceType === undefined || group.instanceType === 'mixed') continue;
    if (group.instancesDistribution === undefined && !selects(group)) continue;
    const other = group.instancesDistribution === undefined ? 'instanceSelector' : 'instancesDistribution';
    yield problem(
      [...path, 'instanceType'],
      `instanceType and ${other} exclude each other`,
      'leave instanceType out',
    );
  }
};

/** A mix names its types. Source: `validateInstancesDistribution` in validation.go. */
export const mixedInstanceTypes: ConfigRule = function* (config) {
  for (const { group, path } of selfManagedGroups(config)) {
    if (group.instancesDistribution === undefined || selects(group)) continue;
    const types = new Set(group.instancesDistribution.instanceTypes);
    if (types.size > 0 && types.size <= MAX_MIXED_TYPES) continue;
    yield problem(
      [...path, 'instancesDistribution', 'instanceTypes'],
      `a mix has 1 to ${MAX_MIXED_TYPES} instance types, not ${types.size}`,
      'list some that pods can all live with',
    );
  }
};

/** Pools are for strategies that do not choose by capacity. Source: `validateInstancesDistribution` in validation.go. */
export const spotPools: ConfigRule = function* (config) {
  for (const { group, path } of selfManagedGroups(config)) {
    const { spotAllocationStrategy: strategy, spotInstancePools } = group.instancesDistribution ?? {};
    if (spotInstancePools === undefined || strategy?.startsWith('capacity-optimized') !== true) continue;
    yield problem(
      [...path, 'instancesDistribution', 'spotInstancePools'],
      `spotInstancePools cannot be given with the strategy ${strategy}`,
      'leave it out, or write spotAllocationStrategy: lowest-price',
    );
  }
};

/** Credits are for burstable instances. Source: `validateCPUCredits` in validation.go. */
export const cpuCredits: ConfigRule = function* (config) {
  for (const { group, path } of selfManagedGroups(config)) {
    if (group.cpuCredits === undefined) continue;
    const types = group.instancesDistribution?.instanceTypes ?? [group.instanceType ?? ''];
    if (types.some((type) => type.startsWith('t'))) continue;
    yield problem([...path, 'cpuCredits'], `${group.name} has no burstable (T) instances`, 'leave it out');
  }
};

/** Drivers for Inferentia and Trainium. Source: `validateNodeGroupBase` in validation.go. */
export const neuronImages: ConfigRule = function* (config) {
  for (const { group, path } of allGroups(config)) {
    const { amiFamily } = group;
    const hasDrivers =
      amiFamily === undefined || amiFamily.startsWith('AmazonLinux') || isBottlerocket(amiFamily);
    const type = decisiveType(group);
    if (hasDrivers || type === undefined || !isNeuron(type)) continue;
    yield problem(
      [...path, 'amiFamily'],
      `${amiFamily} has no drivers for ${type}`,
      'use AmazonLinux2023 or Bottlerocket',
    );
  }
};

/** Images that exist. Source: `GetAMIType` in amitype.go, asked by `validateInstanceTypeSupport` in validation.go. */
export const imagesForInstances: ConfigRule = function* (config) {
  for (const { group, path } of selfManagedGroups(config)) {
    const type = decisiveType(group);
    if (type === undefined || group.ami?.startsWith('ami-') === true) continue;
    const isMissing = isWindows(group.amiFamily)
      ? isArm(type)
      : group.amiFamily === 'AmazonLinux2' && isArm(type) && isNvidia(type);
    if (isMissing)
      yield problem(
        [...path, 'amiFamily'],
        `${group.amiFamily} has no image for ${type}`,
        'use AmazonLinux2023, or another instance type',
      );
  }
};

/** The type that decides about the image: the first with an accelerator, or the first. Source: `SelectInstanceType` in instance.go. */
function decisiveType(group: NodeGroup | ManagedNodeGroup): string | undefined {
  const mixed = 'instancesDistribution' in group ? group.instancesDistribution?.instanceTypes : undefined;
  const types = mixed ?? ('instanceTypes' in group ? group.instanceTypes : undefined) ?? [];
  return types.find((type) => isNvidia(type) || isNeuron(type)) ?? types[0] ?? group.instanceType;
}

function selects({
  instanceSelector,
}: {
  readonly instanceSelector?: InstanceSelector | undefined;
}): boolean {
  return Object.entries(instanceSelector ?? {}).some(
    ([key, value]) => value !== '' && value !== undefined && !(key === 'vCPUs' && value === 0),
  );
}
