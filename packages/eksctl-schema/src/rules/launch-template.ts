import { problem, type ConfigPath, type ConfigRule } from '../problem.ts';
import type { ManagedNodeGroup } from '../types.ts';
import { managedGroups } from './facts.ts';
import { isBottlerocket } from './families.ts';
import { isGiven } from './lists.ts';

/** What a launch template says itself. Source: `ValidateManagedNodeGroup` in validation.go. */
export const launchTemplateKeys: ConfigRule = function* (config) {
  for (const { group, path } of managedGroups(config)) {
    if (group.launchTemplate === undefined) continue;
    for (const keys of saidByTemplate(group)) {
      yield problem(
        [...path, ...keys],
        `${keys.join('.')} cannot be given beside a launch template`,
        'write it into the template',
      );
    }
  }
};

/**
 * eksctl gives a Bottlerocket group the name of a volume, and then demands the size of that volume, which it refuses
 * beside a template. Source: `setVolumeDefaults` in defaults.go, `validateNodeGroupBase` in validation.go.
 */
export const launchTemplateFamily: ConfigRule = function* (config) {
  for (const { group, path } of managedGroups(config)) {
    if (group.launchTemplate === undefined || !isBottlerocket(group.amiFamily)) continue;
    yield problem(
      [...path, 'amiFamily'],
      `eksctl cannot combine ${group.amiFamily} with a launch template`,
      'name the image in the template, and leave amiFamily out',
    );
  }
};

/** Security groups that eksctl makes are for self-managed nodes. Source: `ValidateManagedNodeGroup` in validation.go. */
export const managedSecurityGroups: ConfigRule = function* (config) {
  for (const { group, path } of managedGroups(config)) {
    for (const key of ['withLocal', 'withShared'] as const) {
      if (group.securityGroups?.[key] !== true) continue;
      yield problem([...path, 'securityGroups', key], `a managed node group has no ${key}`, 'use attachIDs');
    }
  }
};

/** Source: `ValidateManagedNodeGroup` in validation.go. */
export const managedOutposts: ConfigRule = function* (config) {
  for (const { group, path } of managedGroups(config)) {
    if (group.outpostARN === undefined) continue;
    yield problem([...path, 'outpostARN'], 'a managed node group is not on Outposts', 'use nodeGroups');
  }
};

function saidByTemplate(group: ManagedNodeGroup): ConfigPath[] {
  const { ssh } = group;
  const hasKey = isGiven(ssh?.publicKey) || isGiven(ssh?.publicKeyName) || isGiven(ssh?.publicKeyPath);
  const given: [ConfigPath, boolean][] = [
    [['ami'], isGiven(group.ami)],
    [['disableIMDSv1'], group.disableIMDSv1 === false],
    [['disablePodIMDS'], group.disablePodIMDS === true],
    [['instanceName'], isGiven(group.instanceName)],
    [['instancePrefix'], isGiven(group.instancePrefix)],
    [['instanceType'], isGiven(group.instanceType)],
    [['maxPodsPerNode'], (group.maxPodsPerNode ?? 0) !== 0],
    [['overrideBootstrapCommand'], group.overrideBootstrapCommand !== undefined],
    [['placement'], group.placement !== undefined],
    [['preBootstrapCommands'], isGiven(group.preBootstrapCommands)],
    [['securityGroups', 'attachIDs'], isGiven(group.securityGroups?.attachIDs)],
    // A key switches SSH on.
    [['ssh', 'allow'], ssh?.allow === true || (hasKey && ssh?.allow !== false)],
    [['ssh', 'enableSsm'], ssh?.enableSsm === true],
    [['ssh', 'sourceSecurityGroupIds'], isGiven(ssh?.sourceSecurityGroupIds)],
    [['volumeSize'], group.volumeSize !== undefined],
  ];
  return given.flatMap(([path, isThere]) => (isThere ? [path] : []));
}
