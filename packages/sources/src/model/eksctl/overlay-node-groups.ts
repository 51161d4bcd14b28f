import { architectureOf } from '@nodeless/contracts/aws';
import { specPath, type SpecPath } from '@nodeless/core';
import type { ClusterConfig, ManagedNodeGroup, NodeGroup } from '@nodeless/eksctl-schema';
import type { ClusterSpec } from '../../schema/cluster.ts';
import { overlayPath } from './overlay-path.ts';

/** The node groups of a ClusterConfig. */
export type ConfigGroups = Pick<ClusterConfig, 'managedNodeGroups' | 'nodeGroups'>;

/** A node group that the overlay alone asks for. */
export interface OverlayNodeGroup {
  readonly name: string;
  readonly list: 'managedNodeGroups' | 'nodeGroups';
  readonly operatingSystem: 'linux' | 'windows';
  readonly architecture: ReturnType<typeof architectureOf>;
  readonly capacityType: 'on-demand' | 'spot';
  /** Undefined where a launch template or a selector of eksctl decides. */
  readonly instanceTypes: readonly string[] | undefined;
  readonly scaling: { readonly min: number; readonly max: number; readonly desired: number };
  readonly privateNetworking: boolean;
  readonly subnets: readonly string[] | undefined;
  readonly zones: readonly string[] | undefined;
  readonly labels: { readonly [key: string]: string };
  readonly taints: readonly Taint[];
  readonly maxPodsPerNode: number | undefined;
  readonly specPath: SpecPath;
}

interface Taint {
  readonly key: string;
  readonly value?: string | undefined;
  readonly effect: string;
}

/**
 * Node groups of the merged ClusterConfig that no key of this format asks for, the managed ones first, with the defaults of
 * eksctl. Sources: `ValidateManagedNodeGroup` and `ValidateNodeGroup` in validation.go, defaults.go of eksctl 0.230.0.
 */
export function overlayNodeGroups(
  spec: Pick<ClusterSpec, 'compute' | 'eksctl'>,
  { managedNodeGroups = [], nodeGroups = [] }: ConfigGroups,
): OverlayNodeGroup[] {
  const { compute } = spec;
  const isAdded = (own: readonly { readonly name: string }[], { name }: ManagedNodeGroup | NodeGroup) =>
    !own.some((group) => group.name === name);
  return [
    ...managedNodeGroups
      .filter((group) => isAdded(compute.managedNodeGroups, group))
      .map((group) => ({
        ...common(spec, group, 'managedNodeGroups'),
        instanceTypes:
          group.launchTemplate === undefined && group.instanceSelector === undefined
            ? (group.instanceTypes ?? [group.instanceType ?? DEFAULT_TYPE])
            : undefined,
        capacityType: group.spot === true ? ('spot' as const) : ('on-demand' as const),
        taints: group.taints ?? [],
      })),
    ...nodeGroups
      .filter((group) => isAdded(compute.selfManagedNodeGroups, group))
      .map((group) => ({
        ...common(spec, group, 'nodeGroups'),
        instanceTypes:
          group.instanceSelector === undefined
            ? (group.instancesDistribution?.instanceTypes ?? [group.instanceType ?? DEFAULT_TYPE])
            : undefined,
        capacityType: 'on-demand' as const,
        taints: taintsOf(group.taints),
      })),
  ];
}

const DEFAULT_TYPE = 'm5.large';
const DEFAULT_NODES = 2;

function common(
  spec: Pick<ClusterSpec, 'eksctl'>,
  group: ManagedNodeGroup | NodeGroup,
  list: OverlayNodeGroup['list'],
): Omit<OverlayNodeGroup, 'instanceTypes' | 'capacityType' | 'taints'> {
  const { name, desiredCapacity, minSize, maxSize, amiFamily = '', privateNetworking = false } = group;
  const min = minSize ?? desiredCapacity ?? DEFAULT_NODES;
  return {
    ...{ name, list, privateNetworking },
    operatingSystem: /^windows/i.test(amiFamily) ? 'windows' : 'linux',
    architecture: architectureOf(group.instanceType ?? DEFAULT_TYPE),
    scaling: { min, max: maxSize ?? desiredCapacity ?? min, desired: desiredCapacity ?? min },
    subnets: group.subnets,
    zones: group.availabilityZones,
    labels: group.labels ?? {},
    maxPodsPerNode: group.maxPodsPerNode,
    specPath:
      overlayPath(spec, list, (entry) => entry['name'] === name) ?? specPath('cluster', 'eksctl', list),
  };
}

/** The older map names `value:effect` or `effect` by key. */
function taintsOf(taints: NodeGroup['taints'] = []): readonly Taint[] {
  if (Array.isArray(taints)) return taints as readonly Taint[];
  return Object.entries(taints as { readonly [key: string]: string }).map(([key, text]) => {
    const colon = text.indexOf(':');
    return colon < 0
      ? { key, effect: text }
      : { key, value: text.slice(0, colon), effect: text.slice(colon + 1) };
  });
}
