import { problem, type ConfigRule } from '../problem.ts';
import { allGroups, selfManagedGroups } from './facts.ts';
import { anyOn, duplicates, givenKeys, isGiven } from './lists.ts';

/** Names are unique among both kinds. Source: `ValidateClusterConfig` in validation.go. */
export const uniqueNodeGroups: ConfigRule = function* (config) {
  const groups = allGroups(config);
  for (const [index, name, first] of duplicates(groups, ({ group }) => group.name)) {
    yield problem(
      [...(groups[index]?.path ?? []), 'name'],
      `two node groups are named ${name}`,
      'rename one of them',
      [...(groups[first]?.path ?? []), 'name'],
    );
  }
};

/** Subnets say their zones. Source: `validateNodeGroupBase` in validation.go. */
export const nodeSubnetsOrZones: ConfigRule = function* (config) {
  for (const { group, path } of allGroups(config)) {
    if (!isGiven(group.subnets) || !isGiven(group.availabilityZones)) continue;
    yield problem(
      [...path, 'availabilityZones'],
      'subnets and availabilityZones exclude each other',
      'keep one of them',
    );
  }
};

/** Source: `ValidateNodeGroup` in validation.go. */
export const localOrAvailabilityZones: ConfigRule = function* (config) {
  for (const { group, path } of selfManagedGroups(config)) {
    if (!isGiven(group.localZones) || !isGiven(group.availabilityZones)) continue;
    yield problem(
      [...path, 'localZones'],
      'localZones and availabilityZones exclude each other',
      'make two node groups',
    );
  }
};

/** EFA works inside a zone. Source: `validateNodeGroupBase` in validation.go. */
export const efaZone: ConfigRule = function* (config) {
  for (const { group, path } of allGroups(config)) {
    if (group.efaEnabled !== true) continue;
    for (const key of ['availabilityZones', 'subnets'] as const) {
      const count = group[key]?.length ?? 0;
      if (count > 1)
        yield problem(
          [...path, key],
          `a group with EFA is in one zone, ${count} ${key} are listed`,
          'list one',
        );
    }
  }
};

/** Source: `validateNodeGroupBase` in validation.go. */
export const placementGroup: ConfigRule = function* (config) {
  for (const { group, path } of allGroups(config)) {
    if (group.placement === undefined || isGiven(group.placement.groupName)) continue;
    yield problem([...path, 'placement'], 'the placement of a node group names no group', 'give groupName');
  }
};

/** Pods take the policies of nodes from the metadata service. Source: `validateNodeGroupBase` in validation.go. */
export const podMetadata: ConfigRule = function* (config) {
  for (const { group, path } of allGroups(config)) {
    if (group.disablePodIMDS !== true || !anyOn(group.iam?.withAddonPolicies)) continue;
    yield problem(
      [...path, 'iam', 'withAddonPolicies'],
      'withAddonPolicies is for pods, and disablePodIMDS keeps it from them',
      'use roles of service accounts',
    );
  }
};

/** The agent is part of the images. Source: `validateNodeGroupBase` in validation.go. */
export const ssmAgent: ConfigRule = function* (config) {
  for (const { group, path } of allGroups(config)) {
    if (group.ssh?.enableSsm !== false) continue;
    yield problem([...path, 'ssh', 'enableSsm'], 'the SSM agent cannot be switched off', 'leave it out');
  }
};

/** Source: `validateNodeGroupSSH` in validation.go; EC2 has one key pair for an instance, managed or not. */
export const sshKeys: ConfigRule = function* (config) {
  for (const { group, path } of allGroups(config)) {
    const keys = givenKeys(group.ssh ?? {}, ['publicKey', 'publicKeyName', 'publicKeyPath']);
    if (keys.length < 2) continue;
    yield problem([...path, 'ssh'], `${keys.join(' and ')} exclude each other`, 'keep one of them');
  }
};
