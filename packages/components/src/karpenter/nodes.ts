import { specPath } from '@nodeless/core';
import type { ClusterModel } from '@nodeless/sources';
import type { Chart } from 'cdk8s';
import { emit } from '../objects/emit.ts';
import { nodeClass } from './node-class.ts';
import { KARPENTER_DIALECT } from '../nodes/dialect.ts';
import { nodePool } from '../nodes/node-pool.ts';

/** What Karpenter is told: kinds of nodes (EC2NodeClass) and how many of which (NodePool). */
export function drawNodes(chart: Chart, { spec }: ClusterModel): void {
  const { nodeClasses, nodePools } = spec.compute.karpenter;
  const path = (list: string, index: number) => specPath('cluster', 'compute', 'karpenter', list, index);
  for (const [index, item] of nodeClasses.entries())
    emit(chart, nodeClass(item, spec), path('nodeClasses', index));
  for (const [index, item] of nodePools.entries())
    emit(chart, nodePool(item, KARPENTER_DIALECT), path('nodePools', index));
}
