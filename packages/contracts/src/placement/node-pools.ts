import { at, maps, textMap, type Resource } from '@nodeless/core';
import { AWS_NODE_LABELS, NODE_LABELS } from '../karpenter/labels.ts';
import { equalities, requirementsOf, type NodesView } from './nodes.ts';

/** A rendered NodePool, as Karpenter reads it when it looks for room for a pod. */
export interface NodePoolView extends NodesView {
  readonly resource: Resource;
}

/** Labels that a node gets from its instance type and place, whatever its pool says. */
const SET_BY_KARPENTER: ReadonlySet<string> = new Set([...Object.values(NODE_LABELS), ...AWS_NODE_LABELS]);

/** The NodePools among the resources, in their order. */
export function nodePoolViews(resources: readonly Resource[]): NodePoolView[] {
  return resources
    .filter(({ manifest }) => manifest.kind === 'NodePool')
    .map((resource) => {
      const { name } = resource.manifest.metadata;
      const template = at(resource.manifest, 'spec', 'template');
      const labels = { ...textMap(at(template, 'metadata', 'labels')), [NODE_LABELS.nodePool]: name };
      return {
        resource,
        name,
        requirements: [...equalities(labels), ...requirementsOf(at(template, 'spec', 'requirements'))],
        taints: maps(at(template, 'spec', 'taints')),
        openLabels: SET_BY_KARPENTER,
      };
    });
}
