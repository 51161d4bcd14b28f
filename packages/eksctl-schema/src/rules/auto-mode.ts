import { problem, type ConfigRule } from '../problem.ts';
import { isAutoMode } from './facts.ts';
import { duplicates, givenKeys } from './lists.ts';

/** Add-ons that Auto Mode has built in. Source: `KnownAddons` in known_addons.go. */
const BUILT_IN_ADDONS: readonly string[] = ['coredns', 'kube-proxy', 'vpc-cni'];

/** Each pool once. Source: `ValidateAutoModeConfig` in auto_mode.go. */
export const autoModePools: ConfigRule = function* (config) {
  if (!isAutoMode(config)) return;
  for (const [index, pool, first] of duplicates(config.autoModeConfig?.nodePools ?? [], (name) => name)) {
    yield problem(
      ['autoModeConfig', 'nodePools', index],
      `the node pool ${pool} is listed twice`,
      'list it once',
      ['autoModeConfig', 'nodePools', first],
    );
  }
};

/** The role is that of the pools: without pools there is none. Source: `ValidateAutoModeConfig` in auto_mode.go. */
export const autoModeRole: ConfigRule = function* (config) {
  if (!isAutoMode(config)) return;
  const { nodePools, nodeRoleARN, permissionsBoundaryARN } = config.autoModeConfig ?? {};
  if (nodePools?.length === 0) {
    for (const key of givenKeys({ nodeRoleARN, permissionsBoundaryARN }, [
      'nodeRoleARN',
      'permissionsBoundaryARN',
    ])) {
      yield problem(
        ['autoModeConfig', key],
        `${key} is for the node pools of EKS, and nodePools is empty`,
        'leave it out, or list a pool in nodePools',
      );
    }
  } else if (nodeRoleARN !== undefined && permissionsBoundaryARN !== undefined) {
    yield problem(
      ['autoModeConfig', 'permissionsBoundaryARN'],
      'permissionsBoundaryARN is for a role that eksctl makes, and nodeRoleARN names an existing one',
      'keep one of them',
    );
  }
};

/** Settings without Auto Mode mean nothing. Source: `ValidateAutoModeConfig` in auto_mode.go. */
export const autoModeOff: ConfigRule = function* (config) {
  if (config.autoModeConfig === undefined || isAutoMode(config)) return;
  const keys = givenKeys(config.autoModeConfig, ['nodePools', 'nodeRoleARN', 'permissionsBoundaryARN']);
  for (const key of keys) {
    yield problem(
      ['autoModeConfig', key],
      `${key} is set and Auto Mode is not enabled`,
      'write enabled: true',
    );
  }
};

/** Groups come after the cluster, with `eksctl create nodegroup`. Source: `NewCreateClusterLoader` in configfile.go. */
export const autoModeNodeGroups: ConfigRule = function* (config) {
  if (!isAutoMode(config)) return;
  for (const key of givenKeys(config, ['nodeGroups', 'managedNodeGroups'])) {
    yield problem(
      [key],
      'node groups cannot be made together with a cluster in Auto Mode',
      'make them later with eksctl create nodegroup, after the network add-ons',
    );
  }
};

/**
 * The network add-ons are built in; only Fargate and hybrid nodes need them as well. Source: `NewCreateClusterLoader`
 * in configfile.go.
 */
export const autoModeAddons: ConfigRule = function* (config) {
  const { addons = [], fargateProfiles = [], remoteNetworkConfig } = config;
  if (!isAutoMode(config) || fargateProfiles.length > 0 || remoteNetworkConfig !== undefined) return;
  for (const [index, { name }] of addons.entries()) {
    if (!BUILT_IN_ADDONS.includes(name)) continue;
    yield problem(['addons', index], `${name} is built into Auto Mode`, 'leave it out');
  }
};
