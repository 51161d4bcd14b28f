import type { InstanceType } from '@nodeless/contracts/aws';
import { NODE_LABELS } from '@nodeless/contracts/karpenter';
import { parseBytes, parseQuantity } from '@nodeless/contracts/kubernetes';
import { nodePoolViews, type NodePoolView } from '@nodeless/contracts/placement';
import { at, childPath, textMap, type JsonValue, type Resource } from '@nodeless/core';
import type { ClusterSpec } from '../../schema/cluster.ts';
import { inZones } from './eksctl-subnets.ts';
import type { PodLimits } from './node-addressing.ts';
import type { Nodes } from './node-demands.ts';
import { placeOfClass } from './node-place.ts';
import type { VpcSubnet } from './vpc-subnets.ts';

/**
 * The nodes of the rendered NodePools; those whose types nobody knows are left out. The built-in pools of EKS Auto Mode have
 * no limit, so there is nothing to count.
 */
export function nodesOfPools(
  spec: ClusterSpec,
  resources: readonly Resource[],
  subnets: readonly VpcSubnet[],
): Nodes[] {
  const kubelets = new Map(
    resources
      .filter(({ manifest }) => manifest.kind === 'EC2NodeClass')
      .map(({ manifest }) => [manifest.metadata.name, podLimits(at(manifest, 'spec', 'kubelet'))]),
  );
  return nodePoolViews(resources).flatMap((pool): Nodes[] => {
    const { manifest, origin } = pool.resource;
    const types = pool.machines?.machines.map(({ type }) => type) ?? [];
    if (types.length === 0) return [];
    const nodeClass = at(manifest, 'spec', 'template', 'spec', 'nodeClassRef', 'name');
    const { ofNodes, ofPods, addressing } = placeOfClass(
      spec,
      typeof nodeClass === 'string' ? nodeClass : undefined,
      subnets,
    );
    const zones = zonesOf(pool);
    const nodes = ofNodes && inZones(ofNodes, zones);
    const replicas = at(manifest, 'spec', 'replicas');
    const least = typeof replicas === 'number' ? replicas : 0;
    const limits = textMap(at(manifest, 'spec', 'limits'));
    return [
      {
        what: `NodePool "${pool.name}"`,
        path: childPath(origin.specPath, typeof replicas === 'number' ? 'replicas' : 'limits'),
        place: {
          addressing,
          ofNodes: nodes,
          ofPods: ofPods === ofNodes ? nodes : ofPods && inZones(ofPods, zones),
        },
        types,
        kubelet: kubelets.get(String(nodeClass)) ?? {},
        least,
        most: nodesWithin(limits),
      },
    ];
  });
}

/**
 * Nodes of one type that the limits of a NodePool let Karpenter make; undefined without a limit.
 * Source: https://karpenter.sh/docs/concepts/nodepools/#speclimits
 */
function nodesWithin({
  nodes,
  cpu,
  memory,
}: {
  readonly [resource: string]: string;
}): (type: InstanceType) => number | undefined {
  const most = nodes === undefined ? undefined : parseQuantity(nodes);
  const cpus = cpu === undefined ? undefined : parseQuantity(cpu);
  const bytes = memory === undefined ? undefined : parseBytes(memory);
  if (most === undefined && cpus === undefined && bytes === undefined) return () => undefined;
  return ({ vcpus, memoryMiB }) =>
    Math.floor(
      Math.min(most ?? Infinity, (cpus ?? Infinity) / vcpus, (bytes ?? Infinity) / (memoryMiB * 1024 ** 2)),
    );
}

function zonesOf({ requirements }: NodePoolView): readonly string[] | undefined {
  return requirements.find(({ key, operator }) => key === NODE_LABELS.zone && operator === 'In')?.values;
}

function podLimits(kubelet: JsonValue | undefined): PodLimits {
  const count = (key: string) => {
    const value = at(kubelet, key);
    return typeof value === 'number' ? value : undefined;
  };
  return { maxPods: count('maxPods'), podsPerCore: count('podsPerCore') };
}
