import { DISCOVERY_TAG } from '@nodeless/contracts/karpenter';
import { CLUSTER_CONFIG_API_VERSION, type ClusterConfig } from '@nodeless/eksctl-schema';
import {
  autoModeOf,
  isExistingVpc,
  isStackVpc,
  runsKarpenter,
  type ClusterModel,
  type ClusterSpec,
} from '@nodeless/sources';
import { accessConfig, identityMappings } from './access.ts';
import { addons } from './addons.ts';
import { autoModeConfig } from './auto-mode.ts';
import { controlPlane } from './control-plane.ts';
import { fargatePodRole, iam } from './iam.ts';
import { managedNodeGroups } from './managed-node-groups.ts';
import { selfManagedNodeGroups } from './self-managed-node-groups.ts';
import { vpc } from './vpc.ts';

/** The ClusterConfig that `eksctl create cluster -f` makes the cluster from. */
export function clusterConfig(model: ClusterModel): ClusterConfig {
  const { spec } = model;
  const { ipFamily, serviceCidr, vpc: network } = spec.network;
  const zones = isExistingVpc(network) || isStackVpc(network) ? undefined : network.zones;
  return {
    apiVersion: CLUSTER_CONFIG_API_VERSION,
    kind: 'ClusterConfig',
    metadata: {
      name: spec.name,
      region: spec.region,
      version: spec.kubernetes.version,
      ...present('tags', tags(spec)),
    },
    accessConfig: accessConfig(spec),
    iam: iam(model),
    ...present('iamIdentityMappings', identityMappings(spec)),
    vpc: vpc(model),
    ...(zones === undefined ? {} : { availabilityZones: [...zones] }),
    ...present('kubernetesNetworkConfig', {
      ...(ipFamily === 'IPv6' ? { ipFamily } : {}),
      ...(serviceCidr === undefined ? {} : { serviceIPv4CIDR: serviceCidr }),
    }),
    ...present('addons', addons(model)),
    // Otherwise eksctl adds what nobody asked for, metrics-server today, in a version that it chooses.
    addonsConfig: { disableDefaultAddons: true },
    ...present('fargateProfiles', fargateProfiles(spec)),
    ...present('managedNodeGroups', managedNodeGroups(spec)),
    ...present('nodeGroups', selfManagedNodeGroups(spec)),
    ...present('cloudWatch', cloudWatch(spec)),
    ...autoModeConfig(spec),
    ...controlPlane(spec),
  };
}

function tags(spec: ClusterSpec): { [key: string]: string } {
  const ownsSubnets = !isExistingVpc(spec.network.vpc) && !isStackVpc(spec.network.vpc);
  return {
    ...spec.tags,
    ...(ownsSubnets && (runsKarpenter(spec) || autoModeOf(spec) !== undefined)
      ? { [DISCOVERY_TAG]: spec.name }
      : {}),
  };
}

/** Each names the role of our stack, where it makes one: a changed role shows as what it is, new profiles. */
function fargateProfiles(spec: ClusterSpec): NonNullable<ClusterConfig['fargateProfiles']> {
  const { fargatePodExecutionRoleARN: role } = fargatePodRole(spec);
  return spec.compute.fargate.profiles.map(({ name, selectors }) => ({
    name,
    ...(role === undefined ? {} : { podExecutionRoleARN: role }),
    selectors: selectors.map(({ namespace, labels }) => ({ namespace, ...present('labels', { ...labels }) })),
    ...present('tags', { ...spec.tags }),
  }));
}

/** A retention needs at least one log: eksctl refuses one without the other. */
function cloudWatch(spec: ClusterSpec): NonNullable<ClusterConfig['cloudWatch']> {
  const { types, retentionDays } = spec.controlPlane.logging;
  if (types.length === 0) return {};
  return { clusterLogging: { enableTypes: [...types], logRetentionInDays: retentionDays } };
}

/** `{ [key]: value }`, or nothing when the value is empty. */
function present<K extends string, V extends object>(key: K, value: V): { [key in K]?: V } {
  return Object.keys(value).length === 0 ? {} : ({ [key]: value } as { [key in K]: V });
}
