import type { ClusterConfig } from './types.ts';
import { isOlder, parseVersion } from './rules/version.ts';

/**
 * The releases since which eksctl reads a key, by its place in the file. A row stands for everything below its place;
 * what has no row was there before 0.144.0.
 * Source: the struct tags in pkg/apis/eksctl.io/v1alpha5 of https://github.com/eksctl-io/eksctl, compared over the tags
 * v0.140.0 to v0.230.0
 */
const SINCE: readonly (readonly [place: string, minor: number])[] = [
  ['vpc.hostnameType', 144],
  ['vpc.controlPlaneSecurityGroupIDs', 164],
  ['vpc.controlPlaneSubnetIDs', 164],
  ['iam.podIdentityAssociations', 165],
  ['accessConfig', 167],
  ['accessConfig.accessEntries[].type', 170],
  ['iam.podIdentityAssociations[].createServiceAccount', 180],
  ['addonsConfig', 181],
  ['addons[].podIdentityAssociations', 181],
  ['addons[].useDefaultPodIdentityAssociations', 181],
  ['addonsConfig.disableDefaultAddons', 184],
  ['zonalShiftConfig', 194],
  ['autoModeConfig', 195],
  ['remoteNetworkConfig', 195],
  ['managedNodeGroups[].nodeRepairConfig', 199],
  ['kubernetesNetworkConfig.serviceIPv6CIDR', 201],
  ['managedNodeGroups[].instanceMarketOptions', 205],
  ['nodeGroups[].instanceMarketOptions', 205],
  ['autoModeConfig.permissionsBoundaryARN', 206],
  ['metadata.forceUpdateVersion', 207],
  ['nodeGroups[].enclaveEnabled', 208],
  ['addons[].podIdentityAssociations[].disableSessionTags', 212],
  ['addons[].podIdentityAssociations[].targetRoleARN', 212],
  ['iam.podIdentityAssociations[].disableSessionTags', 212],
  ['iam.podIdentityAssociations[].targetRoleARN', 212],
  ['addons[].namespaceConfig', 213],
  ['upgradePolicy', 216],
  ['managedNodeGroups[].nodeRepairConfig.maxParallelNodesRepairedCount', 217],
  ['managedNodeGroups[].nodeRepairConfig.maxParallelNodesRepairedPercentage', 217],
  ['managedNodeGroups[].nodeRepairConfig.maxUnhealthyNodeThresholdCount', 217],
  ['managedNodeGroups[].nodeRepairConfig.maxUnhealthyNodeThresholdPercentage', 217],
  ['managedNodeGroups[].nodeRepairConfig.nodeRepairConfigOverrides', 217],
  ['controlPlaneScalingConfig', 218],
  ['capabilities', 220],
  ['iam.serviceAccounts[].subjectPattern', 222],
  ['addons[].podIdentityAssociations[].policy', 223],
  ['iam.podIdentityAssociations[].policy', 223],
  ['addons[].podIdentityAssociations[].permissionPolicyName', 225],
  ['iam.podIdentityAssociations[].permissionPolicyName', 225],
  ['vpc.controlPlaneEgressMode', 228],
  ['managedNodeGroups[].placement.spreadLevel', 229],
  ['nodeGroups[].placement.spreadLevel', 229],
  ['metadata.rollbackConfig', 229],
  ['outpost.controlPlanePlacement.spreadLevel', 229],
  ['outpost.etcdInstanceType', 229],
  ['outpost.etcdPlacement', 229],
  ['kubeAPIServerConfig', 230],
  ['kubeControllerManagerConfig', 230],
  ['kubeSchedulerConfig', 230],
];

/**
 * Until 0.202.0 eksctl had the versions of Kubernetes built in, the newest of them since 0.191.0; later ones ask EKS.
 * Source: docs/release_notes/0.191.0.md and 0.202.0.md of eksctl
 */
const NEWEST_BUILT_IN = 31;
const ASKS_EKS = 202;

/** Something in a file that needs a release of eksctl. */
export interface EksctlNeed {
  /** A key by its place in the file, such as `addons[].namespaceConfig`, or `Kubernetes 1.35`. */
  readonly what: string;
  /** The first release that takes it. */
  readonly since: string;
}

/**
 * What a release of eksctl would refuse in a file because it is too old, what needs the newest release first. Nothing for a
 * text that is no version, and nothing about values: a file that this package's version refuses is not judged.
 *
 * @param config a ClusterConfig that {@link validateClusterConfig} takes
 * @param version a version of eksctl, such as `0.230.0`
 */
export function needsNewerEksctl(config: Partial<ClusterConfig>, version: string): EksctlNeed[] {
  const numbers = parseVersion(version)?.numbers;
  if (numbers === undefined) return [];
  // A release candidate is cut from the branch of its release, with its keys.
  const release = { numbers, suffix: '' };
  const minor = Number(config.metadata?.version?.split('.')[1] ?? 0);
  const kubernetes = minor > NEWEST_BUILT_IN ? [[`Kubernetes 1.${minor}`, ASKS_EKS] as const] : [];
  const keys = SINCE.filter(([place]) => holds(config, place.split('.')));
  return [...keys, ...kubernetes]
    .filter(([, since]) => isOlder(release, [0, since]))
    .sort(([, one], [, other]) => other - one)
    .map(([what, since]) => ({ what, since: `0.${since}.0` }));
}

function holds(value: unknown, [key, ...rest]: readonly string[]): boolean {
  if (key === undefined) return value !== undefined;
  if (typeof value !== 'object' || value === null) return false;
  const name = key.replace('[]', '');
  const below: unknown = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
  if (!key.endsWith('[]')) return holds(below, rest);
  return Array.isArray(below) && below.some((entry) => holds(entry, rest));
}
