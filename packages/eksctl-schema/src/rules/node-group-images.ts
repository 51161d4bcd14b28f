import { problem, type ConfigRule } from '../problem.ts';
import { allGroups, isAtLeastMinor, managedGroups, selfManagedGroups } from './facts.ts';
import { DEFAULT_FAMILY, isBottlerocket, isUbuntu, isWindows } from './families.ts';
import { isGiven } from './lists.ts';

/** First version without images of Amazon Linux 2. Source: `AmazonLinux2EOLVersion` in types.go. */
const AL2_END = 33;

/** Source: `SetNodeGroupDefaults` and `SetManagedNodeGroupDefaults` in defaults.go. */
export const amazonLinux2: ConfigRule = function* (config) {
  if (!isAtLeastMinor(config, AL2_END)) return;
  for (const { group, path } of allGroups(config)) {
    const hasOwnImage = path[0] === 'managedNodeGroups' && isGiven(group.ami);
    if (group.amiFamily !== 'AmazonLinux2' || hasOwnImage) continue;
    yield problem(
      [...path, 'amiFamily'],
      `there are no images of AmazonLinux2 since Kubernetes 1.${AL2_END}`,
      `use ${DEFAULT_FAMILY}`,
    );
  }
};

/** An image says nothing about its family. Source: `ValidateNodeGroup` and `ValidateManagedNodeGroup` in validation.go. */
export const customImageFamily: ConfigRule = function* (config) {
  for (const { group, path } of allGroups(config)) {
    if (!isGiven(group.ami) || group.amiFamily !== undefined) continue;
    yield problem([...path, 'ami'], 'ami needs amiFamily', 'write what the image is made from');
  }
};

/** eksctl knows how three families join. Source: `ValidateNodeGroup` and `ValidateManagedNodeGroup` in validation.go. */
export const customImageBootstrap: ConfigRule = function* (config) {
  for (const { group, path } of allGroups(config)) {
    const { ami, amiFamily, overrideBootstrapCommand } = group;
    if (!isGiven(ami) || amiFamily === undefined || overrideBootstrapCommand !== undefined) continue;
    if (amiFamily !== 'AmazonLinux2' && !isUbuntu(amiFamily)) continue;
    yield problem(
      path,
      `nodes from an own image of ${amiFamily} need overrideBootstrapCommand`,
      'write how they join the cluster',
    );
  }
};

/** Source: `ValidateManagedNodeGroup` in validation.go. */
export const managedImage: ConfigRule = function* (config) {
  for (const { group, path } of managedGroups(config)) {
    if (!isGiven(group.ami) || group.launchTemplate !== undefined) continue;
    if (group.ami?.startsWith('ami-') !== true) {
      yield problem([...path, 'ami'], `${group.ami} is no id of an image`, 'write ami-..., or leave it out');
    }
    if (isWindows(group.amiFamily)) {
      yield problem(
        [...path, 'amiFamily'],
        'a managed node group has no own images of Windows',
        'leave ami out, or use a launch template or nodeGroups',
      );
    }
  }
};

/** EKS does not look into own images. Source: `ValidateManagedNodeGroup` in validation.go. */
export const managedImageKeys: ConfigRule = function* (config) {
  for (const { group, path } of managedGroups(config)) {
    if (!isGiven(group.ami) || group.launchTemplate !== undefined) continue;
    const where = [
      ...((group.maxPodsPerNode ?? 0) === 0 ? [] : [['maxPodsPerNode']]),
      ...(isGiven(group.releaseVersion) ? [['releaseVersion']] : []),
      ...(group.ssh?.enableSsm === true ? [['ssh', 'enableSsm']] : []),
    ];
    for (const keys of where) {
      yield problem(
        [...path, ...keys],
        `${keys.join('.')} cannot be given with an own image`,
        'leave it out, or leave ami out',
      );
    }
  }
};

/** Only own images and Amazon Linux 2023 are told how to join. Source: `ValidateManagedNodeGroup` in validation.go. */
export const managedBootstrap: ConfigRule = function* (config) {
  for (const { group, path } of managedGroups(config)) {
    const { ami, amiFamily = DEFAULT_FAMILY, launchTemplate, overrideBootstrapCommand } = group;
    if (overrideBootstrapCommand === undefined || isGiven(ami) || launchTemplate !== undefined) continue;
    if (amiFamily === DEFAULT_FAMILY || isBottlerocket(amiFamily) || isWindows(amiFamily)) continue;
    yield problem(
      [...path, 'overrideBootstrapCommand'],
      `overrideBootstrapCommand is for own images, and for ${DEFAULT_FAMILY}`,
      'give ami, or use preBootstrapCommands',
    );
  }
};

/** Families that have their own way to join. Source: `ValidateNodeGroup` and `ValidateManagedNodeGroup` in validation.go. */
export const bootstrapOfFamily: ConfigRule = function* (config) {
  for (const { group, path } of allGroups(config)) {
    const isManaged = path[0] === 'managedNodeGroups';
    const missing = [
      ...(isBottlerocket(group.amiFamily)
        ? (['preBootstrapCommands', 'overrideBootstrapCommand'] as const)
        : []),
      ...(isManaged && isWindows(group.amiFamily) ? (['overrideBootstrapCommand'] as const) : []),
    ];
    for (const key of missing) {
      if (group[key] === undefined) continue;
      yield problem([...path, key], `${group.amiFamily} has no ${key}`, 'leave it out');
    }
  }
};

/** Source: `ValidateNodeGroup` in validation.go. */
export const bottlerocketFamily: ConfigRule = function* (config) {
  for (const { group, path } of selfManagedGroups(config)) {
    if (group.bottlerocket === undefined || isBottlerocket(group.amiFamily)) continue;
    yield problem(
      [...path, 'bottlerocket'],
      `bottlerocket is for the family Bottlerocket, not for ${group.amiFamily ?? DEFAULT_FAMILY}`,
      'leave it out, or write amiFamily: Bottlerocket',
    );
  }
};
