import { at, maps, textMap, type JsonValue, type Resource } from '@nodeless/core';
import { AUTO_MODE_OPEN_LABELS, NODE_CLASS_GROUP } from '../auto-mode/index.ts';
import { memoryForKarpenter, type KubeletReservation } from '../aws/index.ts';
import { AWS_NODE_LABELS, NODE_LABELS } from '../karpenter/labels.ts';
import { AUTO_MODE_EQUALITIES } from './auto-mode.ts';
import { machinesOf } from './machines.ts';
import { equalities, requirementsOf, type NodesView } from './nodes.ts';

/** A rendered NodePool, as Karpenter or EKS Auto Mode reads it when it looks for room for a pod. */
export interface NodePoolView extends NodesView {
  readonly resource: Resource;
  /** Quantities by resource, as they are rendered. */
  readonly limits: { readonly [resource: string]: string };
  /** The fixed number of nodes of a static pool. */
  readonly replicas: number | undefined;
}

/** Labels that a node gets from its instance type and place, whatever its pool says. */
const SET_BY_KARPENTER: ReadonlySet<string> = new Set([...Object.values(NODE_LABELS), ...AWS_NODE_LABELS]);

/**
 * The NodePools among the resources, in their order.
 *
 * @param reservedInterfaces RESERVED_ENIS of the controller
 */
export function nodePoolViews(resources: readonly Resource[], reservedInterfaces = 0): NodePoolView[] {
  const classes = new Map<JsonValue | undefined, JsonValue | undefined>(
    resources
      .filter(({ manifest }) => manifest.kind === 'EC2NodeClass')
      .map(({ manifest }) => [manifest.metadata.name, at(manifest, 'spec')]),
  );
  return resources
    .filter(({ manifest }) => manifest.kind === 'NodePool')
    .map((resource) => {
      const { name } = resource.manifest.metadata;
      const template = at(resource.manifest, 'spec', 'template');
      const labels = { ...textMap(at(template, 'metadata', 'labels')), [NODE_LABELS.nodePool]: name };
      const isAutoMode = at(template, 'spec', 'nodeClassRef', 'group') === NODE_CLASS_GROUP;
      const requirements = requirementsOf(at(template, 'spec', 'requirements'));
      const limits = textMap(at(resource.manifest, 'spec', 'limits'));
      const kubelet = kubeletOf(
        classes.get(at(template, 'spec', 'nodeClassRef', 'name')),
        reservedInterfaces,
      );
      const replicas = at(resource.manifest, 'spec', 'replicas');
      return {
        resource,
        name,
        limits,
        replicas: typeof replicas === 'number' ? replicas : undefined,
        requirements: [...equalities(labels), ...(isAutoMode ? AUTO_MODE_EQUALITIES : []), ...requirements],
        // Nobody says what nodes of EKS Auto Mode keep for themselves.
        machines: machinesOf(
          requirements,
          isAutoMode ? { limits, kubelet: 'unknown' } : { limits, kubelet, memory: memoryForKarpenter },
        ),
        taints: maps(at(template, 'spec', 'taints')),
        openLabels: isAutoMode ? AUTO_MODE_OPEN_LABELS : SET_BY_KARPENTER,
      };
    });
}

function kubeletOf(nodeClass: JsonValue | undefined, reservedInterfaces: number): KubeletReservation {
  const kubelet = at(nodeClass, 'kubelet');
  const maxPods = at(kubelet, 'maxPods');
  return {
    bottlerocket: isBottlerocket(nodeClass)
      ? { maxPods: typeof maxPods === 'number' ? maxPods : undefined, reservedInterfaces }
      : undefined,
    kubeReserved: textMap(at(kubelet, 'kubeReserved')),
    systemReserved: textMap(at(kubelet, 'systemReserved')),
    evictionHard: textMap(at(kubelet, 'evictionHard')),
  };
}

function isBottlerocket(nodeClass: JsonValue | undefined): boolean {
  return (
    at(nodeClass, 'amiFamily') === 'Bottlerocket' ||
    maps(at(nodeClass, 'amiSelectorTerms')).some(({ alias }) => String(alias).startsWith('bottlerocket@'))
  );
}
