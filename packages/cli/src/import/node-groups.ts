import { instanceType } from '@nodeless/contracts/aws';
import { isJsonObject, maps, texts, type JsonObject, type JsonValue } from '@nodeless/core';
import type { ClusterDraft } from './draft.ts';

const MANAGED = 'managedNodeGroups';
const SELF_MANAGED = 'nodeGroups';

/** Node groups of Linux. Those of Windows have no key of their own: they go below `eksctl`. */
export function nodeGroupKeys(draft: ClusterDraft, described: JsonObject): void {
  const write = (list: string, key: string, convert: (group: JsonObject) => JsonObject) => {
    const groups = maps(described[list])
      .map((group, index) => ({ group, index }))
      .filter(({ group }) => !/^windows/i.test(String(group['amiFamily'] ?? '')));
    if (groups.length === 0) return;
    draft.set(
      ['compute', key],
      groups.map(({ group }) => convert(group)),
      [list],
    );
    groups.forEach(({ index }, place) => {
      draft.from(['compute', key, place], [list, index]);
      for (const [own, names] of WORDS) {
        for (const name of names) draft.from(['compute', key, place, ...own], [list, index, name]);
      }
    });
  };
  write(MANAGED, 'managedNodeGroups', managedGroup);
  write(SELF_MANAGED, 'selfManagedNodeGroups', selfManagedGroup);
}

/** Keys of a group of cluster.yaml, with those of eksctl that they come from; of several, the last. */
const WORDS: readonly (readonly [readonly string[], readonly string[]])[] = [
  [['amiFamily'], ['amiFamily']],
  [['ami'], ['ami']],
  [['architecture'], ['instanceType', 'instanceTypes']],
  [['instanceTypes'], ['instanceSelector', 'instanceType', 'instanceTypes']],
  [['scaling'], ['desiredCapacity', 'maxSize', 'minSize']],
  [['labels'], ['labels']],
  [['taints'], ['taints']],
  [['volume'], ['volumeSize']],
  [['zones'], ['availabilityZones']],
  [['subnets'], ['subnets']],
  [['launchTemplate'], ['launchTemplate']],
  [['updateConfig'], ['updateConfig']],
  [['nodeRepair'], ['nodeRepairConfig']],
  [['overrideBootstrapCommand'], ['overrideBootstrapCommand']],
  [['instancesDistribution'], ['instancesDistribution']],
  [['bottlerocket'], ['bottlerocket']],
  [['tags'], ['tags']],
];

function managedGroup(group: JsonObject): JsonObject {
  const types = texts(group['instanceTypes']);
  const { launchTemplate, spot, updateConfig } = group;
  const { enabled, nodeRepairConfigOverrides: _, ...repair } = map(group['nodeRepairConfig']);
  const isUsual = JSON.stringify(updateConfig) === JSON.stringify({ maxUnavailable: 1 });
  return {
    ...name(group),
    ...image(group),
    ...sizes(types, group),
    ...(spot === true ? { capacityType: 'spot' } : {}),
    ...common(group),
    ...(isUsual || updateConfig === undefined ? {} : { updateConfig }),
    ...(launchTemplate === undefined ? volume(group) : { launchTemplate }),
    ...(enabled === true ? { nodeRepair: repair } : {}),
  };
}

const DISTRIBUTION = [
  'onDemandBaseCapacity',
  'onDemandPercentageAboveBaseCapacity',
  'spotAllocationStrategy',
  'capacityRebalance',
];

/** Keys of a self-managed group that have the same name and the same values here. */
const SAME = [
  'ami',
  'bottlerocket',
  'kubeletExtraConfig',
  'maxInstanceLifetime',
  'maxPodsPerNode',
  'overrideBootstrapCommand',
  'preBootstrapCommands',
];

function selfManagedGroup(group: JsonObject): JsonObject {
  const distribution = map(group['instancesDistribution']);
  const isMixed = group['instancesDistribution'] !== undefined;
  const types = isMixed ? texts(distribution['instanceTypes']) : texts([group['instanceType'] ?? '']);
  const kept = DISTRIBUTION.filter((key) => distribution[key] !== undefined);
  return {
    ...name(group),
    ...image(group),
    ...sizes(
      types.filter((type) => type !== ''),
      group,
    ),
    ...(isMixed
      ? {
          instancesDistribution: Object.fromEntries(kept.map((key) => [key, distribution[key] as JsonValue])),
        }
      : {}),
    ...common(group),
    ...volume(group),
    ...Object.fromEntries(
      SAME.flatMap((key): [string, JsonValue][] => (group[key] === undefined ? [] : [[key, group[key]]])),
    ),
    ...(group['asgSuspendProcesses'] === undefined ? {} : { suspendProcesses: group['asgSuspendProcesses'] }),
  };
}

function name(group: JsonObject): JsonObject {
  return { name: group['name'] ?? '' };
}

/** Beside a launch template the family may be absent, so there it is told. */
function image({ amiFamily, launchTemplate }: JsonObject): JsonObject {
  const isUsual = amiFamily === 'AmazonLinux2023' && launchTemplate === undefined;
  return amiFamily === undefined || isUsual ? {} : { amiFamily };
}

/** The architecture follows from the instance types; what is not known is a launch template's, of which nothing is known. */
function sizes(types: readonly string[], group: JsonObject): JsonObject {
  const known = types.map((type) => instanceType(type)?.architecture).find((one) => one !== undefined);
  const { minSize, maxSize, desiredCapacity } = group;
  return {
    architecture: known ?? 'amd64',
    ...(types.length === 0 ? {} : { instanceTypes: types }),
    scaling: {
      min: minSize ?? 0,
      ...(desiredCapacity === minSize || desiredCapacity === undefined ? {} : { desired: desiredCapacity }),
      max: maxSize ?? 1,
    },
  };
}

function common(group: JsonObject): JsonObject {
  const { availabilityZones, labels, privateNetworking, subnets, tags, taints } = group;
  return {
    privateNetworking: privateNetworking ?? false,
    ...(availabilityZones === undefined ? {} : { zones: availabilityZones }),
    ...(subnets === undefined ? {} : { subnets }),
    ...(labels === undefined ? {} : { labels }),
    ...(taints === undefined ? {} : { taints }),
    ...(tags === undefined ? {} : { tags }),
  };
}

/** The volume as far as it is one of gp3; the kind is laid over it. */
function volume({ volumeSize, volumeIOPS, volumeThroughput }: JsonObject): JsonObject {
  const size = volumeSize === undefined || volumeSize === 80 ? {} : { size: `${String(volumeSize)}Gi` };
  const iops = volumeIOPS === undefined || volumeIOPS === 3000 ? {} : { iops: volumeIOPS };
  const throughput =
    volumeThroughput === undefined || volumeThroughput === 125 ? {} : { throughput: volumeThroughput };
  const told = { ...size, ...iops, ...throughput };
  return Object.keys(told).length === 0 ? {} : { volume: told };
}

function map(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
