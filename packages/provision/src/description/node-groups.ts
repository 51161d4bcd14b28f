import { isJsonObject, maps, type JsonObject, type JsonValue } from '@nodeless/core';
import { keysWith, sortedTexts, sortedValues } from './forms.ts';

/** Defaults of a volume of gp3. Source: `DefaultNodeVolumeGP3IOPS` and `DefaultNodeVolumeThroughput` of eksctl 0.230.0 */
const GP3 = { volumeIOPS: 3000, volumeThroughput: 125 };

/** A managed group with what eksctl and EKS fill in. */
export function describedManagedGroup(group: JsonObject): JsonObject {
  const { instanceType, instanceTypes, launchTemplate, ...others } = describedGroup(group);
  const ownTemplate = launchTemplate !== undefined;
  const types = instanceTypes ?? (instanceType === undefined ? undefined : [instanceType]);
  const chosen = types ?? (ownTemplate || group['instanceSelector'] !== undefined ? undefined : ['m5.large']);
  return {
    spot: false,
    updateConfig: { maxUnavailable: 1 },
    ...(ownTemplate ? {} : { amiFamily: 'AmazonLinux2023', ...volume(group), disableIMDSv1: true }),
    ...others,
    ...(chosen === undefined ? {} : { instanceTypes: chosen }),
    ...(ownTemplate ? { launchTemplate } : {}),
    nodeRepairConfig: { enabled: false, ...map(group['nodeRepairConfig']) },
  };
}

/** A self-managed group with what eksctl fills in. */
export function describedSelfManagedGroup(group: JsonObject): JsonObject {
  const isMixed = group['instancesDistribution'] !== undefined || group['instanceSelector'] !== undefined;
  const { securityGroups, ...others } = describedGroup(group);
  return {
    amiFamily: 'AmazonLinux2023',
    containerRuntime: 'containerd',
    ...(isMixed ? {} : { instanceType: 'm5.large' }),
    ...volume(group),
    disableIMDSv1: true,
    ...others,
    ...(isMixed
      ? {
          instancesDistribution: {
            onDemandBaseCapacity: 0,
            onDemandPercentageAboveBaseCapacity: 100,
            capacityRebalance: false,
            ...map(group['instancesDistribution']),
          },
        }
      : {}),
    securityGroups: { withShared: true, withLocal: true, ...map(securityGroups) },
  };
}

function describedGroup(group: JsonObject): JsonObject {
  const { minSize, maxSize, desiredCapacity } = group;
  const min = minSize ?? desiredCapacity ?? 2;
  return {
    ...keysWith(group, ['availabilityZones', 'subnets', 'localZones', 'asgSuspendProcesses'], sortedTexts),
    minSize: min,
    maxSize: maxSize ?? desiredCapacity ?? min,
    desiredCapacity: desiredCapacity ?? min,
    privateNetworking: group['privateNetworking'] ?? false,
    disablePodIMDS: group['disablePodIMDS'] ?? false,
    taints: taints(group['taints'] ?? []),
    ssh: ssh(map(group['ssh'])),
    iam: iam(map(group['iam'])),
    ...(group['bottlerocket'] === undefined
      ? {}
      : { bottlerocket: { enableAdminContainer: false, ...map(group['bottlerocket']) } }),
  };
}

function volume(group: JsonObject): JsonObject {
  const isGp3 = (group['volumeType'] ?? 'gp3') === 'gp3';
  return { volumeType: 'gp3', volumeSize: 80, volumeEncrypted: false, ...(isGp3 ? GP3 : {}) };
}

/** The older form is a map from keys to `value:effect`. */
function taints(written: JsonValue): JsonValue {
  if (!isJsonObject(written)) return sortedValues(maps(written));
  return sortedValues(
    Object.entries(written).map(([key, told]) => {
      const [value = '', effect = ''] = String(told).split(':');
      return { key, ...(value === '' ? {} : { value }), effect };
    }),
  );
}

/** A key switches SSH on. Source: `setSSHDefaults` in defaults.go */
function ssh(written: JsonObject): JsonObject {
  const { enableSsm: _, ...others } = written;
  const hasKey = ['publicKey', 'publicKeyName', 'publicKeyPath'].some((key) => written[key] !== undefined);
  const allow = written['allow'] ?? hasKey;
  if (allow === false && !hasKey) return {};
  return {
    ...(allow === true && !hasKey ? { publicKeyPath: '~/.ssh/id_rsa.pub' } : {}),
    ...others,
    allow,
  };
}

/** A policy that is not wanted is the same as one that is not named. */
function iam(written: JsonObject): JsonObject {
  const wanted = Object.entries(map(written['withAddonPolicies'])).filter(([, value]) => value === true);
  return {
    ...keysWith(written, ['attachPolicyARNs'], sortedTexts),
    withAddonPolicies: Object.fromEntries(wanted),
  };
}

function map(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
