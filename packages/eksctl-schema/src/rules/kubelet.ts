import { problem, type ConfigRule } from '../problem.ts';
import { isAtLeastMinor, selfManagedGroups } from './facts.ts';
import { DEFAULT_FAMILY, isBottlerocket, isWindows } from './families.ts';

/** Settings that eksctl needs. Source: `validateNodeGroupKubeletExtraConfig` in validation.go. */
const KEPT_BY_EKSCTL: readonly string[] = [
  'address',
  'apiVersion',
  'authentication',
  'authorization',
  'clusterDomain',
  'kind',
  'serverTLSBootstrap',
];

/** First version without dockershim. Source: `DockershimDeprecationVersion` in types.go. */
const DOCKERSHIM_END = 24;

/** Source: `validateNodeGroupKubeletExtraConfig` in validation.go. */
export const kubeletKeys: ConfigRule = function* (config) {
  for (const { group, path } of selfManagedGroups(config)) {
    for (const key of Object.keys(group.kubeletExtraConfig ?? {})) {
      if (!KEPT_BY_EKSCTL.includes(key)) continue;
      yield problem([...path, 'kubeletExtraConfig', key], `eksctl sets ${key} itself`, 'leave it out');
    }
  }
};

/** Source: `ValidateNodeGroup` in validation.go. */
export const kubeletFamily: ConfigRule = function* (config) {
  for (const { group, path } of selfManagedGroups(config)) {
    if (group.kubeletExtraConfig === undefined) continue;
    if (!isWindows(group.amiFamily) && !isBottlerocket(group.amiFamily)) continue;
    yield problem(
      [...path, 'kubeletExtraConfig'],
      `${group.amiFamily} has no kubeletExtraConfig`,
      'leave it out, or use a family of Amazon Linux',
    );
  }
};

/** Only containerd is left. Source: `ValidateNodeGroup` in validation.go. */
export const containerRuntime: ConfigRule = function* (config) {
  for (const { group, path } of selfManagedGroups(config)) {
    const { amiFamily = DEFAULT_FAMILY, containerRuntime: runtime, overrideBootstrapCommand } = group;
    if (runtime === undefined) continue;
    const where = [...path, 'containerRuntime'];
    if (
      runtime !== 'containerd' &&
      (amiFamily === DEFAULT_FAMILY || isAtLeastMinor(config, DOCKERSHIM_END))
    ) {
      yield problem(where, `nodes run containerd, and ${runtime} no more`, 'leave it out');
    }
    if (overrideBootstrapCommand !== undefined) {
      yield problem(where, 'overrideBootstrapCommand decides about the container runtime', 'leave it out');
    }
  }
};
