import { problem, type ConfigPath, type ConfigProblem, type ConfigRule } from '../problem.ts';
import type { ManagedNodeGroup, NodeGroup } from '../types.ts';
import { allGroups, managedGroups, selfManagedGroups, type Placed } from './facts.ts';
import { isBottlerocket } from './families.ts';
import { isGiven } from './lists.ts';

/** What EKS writes into the settings of managed nodes. Source: `validateBottlerocketSettings` in pkg/nodebootstrap/managed_bottlerocket.go. */
const WRITTEN_BY_EKS: readonly string[] = [
  'api-server',
  'cluster-certificate',
  'cluster-dns-ip',
  'cluster-name',
];

/** Settings of Kubernetes are a map. Source: `checkBottlerocketSettings` in validation.go. */
export const bottlerocketSettings: ConfigRule = function* (config) {
  for (const { group, path } of bottlerocketGroups(allGroups(config))) {
    const { kubernetes } = group.bottlerocket?.settings ?? {};
    if (kubernetes === undefined || isMap(kubernetes)) continue;
    yield problem(
      [...path, 'bottlerocket', 'settings', 'kubernetes'],
      'expected a map of settings',
      'write settings.kubernetes with keys of Bottlerocket below it',
    );
  }
};

/** Settings that stand in the node group. Source: `checkBottlerocketSettings` in validation.go. */
export const bottlerocketNodeKeys: ConfigRule = function* (config) {
  const elsewhere = { 'node-labels': 'labels', 'node-taints': 'taints' };
  for (const placed of bottlerocketGroups(allGroups(config))) yield* moved(placed, elsewhere);
  for (const placed of bottlerocketGroups(selfManagedGroups(config))) {
    yield* moved(placed, { 'max-pods': 'maxPodsPerNode' });
    const { clusterDNS } = placed.group;
    if (isGiven(clusterDNS)) yield* moved(placed, { 'cluster-dns-ip': 'clusterDNS' });
  }
};

/** Source: `validateBottlerocketSettings` in pkg/nodebootstrap/managed_bottlerocket.go. */
export const bottlerocketManagedKeys: ConfigRule = function* (config) {
  for (const { group, path } of bottlerocketGroups(managedGroups(config))) {
    for (const key of Object.keys(kubernetesOf(group))) {
      if (!WRITTEN_BY_EKS.includes(key)) continue;
      yield problem([...settingsPath(path), key], `EKS sets ${key} itself`, 'leave it out');
    }
  }
};

/** Two places for one switch. Source: `UserData` in pkg/nodebootstrap/managed_bottlerocket.go. */
export const bottlerocketAdmin: ConfigRule = function* (config) {
  for (const { group, path } of bottlerocketGroups(managedGroups(config))) {
    const containers = group.bottlerocket?.settings?.['host-containers'];
    const admin = isMap(containers) ? containers['admin'] : undefined;
    const isSetTwice = isMap(admin) && admin['enabled'] !== undefined;
    const isOn = group.bottlerocket?.enableAdminContainer ?? (group.ssh?.allow === true || undefined);
    if (!isSetTwice || isOn === undefined) continue;
    yield problem(
      [...path, 'bottlerocket', 'settings', 'host-containers', 'admin', 'enabled'],
      'the admin container is switched by enableAdminContainer, or by ssh.allow',
      'leave it out here',
    );
  }
};

/**
 * Nodes read TOML, which has no null, and lists of one kind of value. Source: `TreeFromMap` of
 * github.com/pelletier/go-toml v1.9.5, called in pkg/nodebootstrap/bottlerocket.go when the stack of the group is made.
 */
export const bottlerocketToml: ConfigRule = function* (config) {
  for (const { group, path } of bottlerocketGroups(allGroups(config))) {
    yield* tomlProblems(group.bottlerocket?.settings, [...path, 'bottlerocket', 'settings']);
  }
};

function* tomlProblems(value: unknown, path: ConfigPath): Iterable<ConfigProblem> {
  if (value === null) {
    yield problem(path, 'settings of Bottlerocket have no null', 'leave the setting out, or give a value');
  } else if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    if (new Set(items.map(tomlKind)).size > 1) {
      yield problem(
        path,
        'a list in settings of Bottlerocket has one kind of value',
        'write all of them as text, for example',
      );
      return;
    }
    for (const [index, item] of items.entries()) yield* tomlProblems(item, [...path, index]);
  } else if (isMap(value)) {
    for (const [key, child] of Object.entries(value)) yield* tomlProblems(child, [...path, key]);
  }
}

function tomlKind(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;
}

function* moved(
  { group, path }: Placed<NodeGroup | ManagedNodeGroup>,
  keys: { readonly [setting: string]: string },
): Iterable<ConfigProblem> {
  const settings = kubernetesOf(group);
  for (const [setting, key] of Object.entries(keys)) {
    if (settings[setting] === undefined) continue;
    yield problem([...settingsPath(path), setting], `${setting} stands in the node group`, `use ${key}`);
  }
}

function bottlerocketGroups<Group extends NodeGroup | ManagedNodeGroup>(groups: readonly Placed<Group>[]) {
  return groups.filter(({ group }) => isBottlerocket(group.amiFamily));
}

function kubernetesOf({ bottlerocket }: NodeGroup | ManagedNodeGroup): { readonly [key: string]: unknown } {
  const kubernetes = bottlerocket?.settings?.['kubernetes'];
  return isMap(kubernetes) ? kubernetes : {};
}

function settingsPath(path: ConfigPath): ConfigPath {
  return [...path, 'bottlerocket', 'settings', 'kubernetes'];
}

function isMap(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
