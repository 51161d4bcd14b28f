import { specPath } from '@nodeless/core';
import { autoModeOf, type AutoMode, type ClusterModel } from '@nodeless/sources';
import type { Chart } from 'cdk8s';
import { KUBE_SYSTEM } from '@nodeless/catalogue';
import { WAVE } from '@nodeless/catalogue/render';
import type { Component } from '../component.ts';
import { AUTO_MODE_DIALECT } from '../nodes/dialect.ts';
import { nodePool } from '../nodes/node-pool.ts';
import { drawAutoModeClasses } from '../ingress/draw-classes.ts';
import { emit } from '../objects/emit.ts';
import { autoNodeClass } from './node-class.ts';

const PATH = specPath('cluster', 'compute', 'autoMode');

/**
 * EKS Auto Mode: what is left to say in the cluster, because AWS runs the controllers and brings their CRDs. Node classes
 * and pools of one's own, and the class by which Ingresses become load balancers.
 */
export const autoMode: Component = {
  name: 'auto-mode',
  units: (model) => {
    const settings = autoModeOf(model.spec);
    if (settings === undefined) return [];
    const common = {
      project: 'platform',
      namespace: KUBE_SYSTEM,
      specPath: PATH,
      onRemoval: 'keep',
    } as const;
    const hasNodes = settings.nodePools.length > 0 || settings.nodeClasses.length > 0;
    return [
      ...(hasNodes
        ? [
            {
              ...common,
              name: 'auto-mode-nodes',
              wave: WAVE.nodes,
              source: { kind: 'manifests', draw: (chart: Chart) => drawNodes(chart, model, settings) },
            } as const,
          ]
        : []),
      {
        ...common,
        name: 'auto-mode-ingress',
        wave: WAVE.controllers,
        source: { kind: 'manifests', draw: (chart) => drawAutoModeClasses(chart, model) },
      },
    ];
  },
};

function drawNodes(chart: Chart, { spec }: ClusterModel, settings: AutoMode): void {
  const path = (list: string, index: number) => specPath('cluster', 'compute', 'autoMode', list, index);
  for (const [index, item] of settings.nodeClasses.entries())
    emit(chart, autoNodeClass(item, spec, settings), path('nodeClasses', index));
  for (const [index, item] of settings.nodePools.entries())
    emit(chart, nodePool(item, AUTO_MODE_DIALECT), path('nodePools', index));
  const index = settings.nodeClasses.findIndex(({ networkPolicy }) => networkPolicy !== undefined);
  if (index >= 0) emit(chart, NETWORK_POLICY_CONTROLLER, path('nodeClasses', index));
}

/** NetworkPolicies do nothing before it. Source: https://docs.aws.amazon.com/eks/latest/userguide/auto-net-pol.html */
const NETWORK_POLICY_CONTROLLER = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'amazon-vpc-cni', namespace: KUBE_SYSTEM },
  data: { 'enable-network-policy-controller': 'true' },
};
