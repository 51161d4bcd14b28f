import { WAVE } from '@nodeless/catalogue/render';
import { specPath } from '@nodeless/core';
import { autoModeOf, GATEWAY_NAMESPACE } from '@nodeless/sources';
import type { Component } from '../component.ts';
import { drawGateways } from './draw-gateways.ts';

const NAME = 'gateways';

/** Gateways that cluster.yaml names, with their classes and what these say of their load balancers. */
export const gateways: Component = {
  name: NAME,
  units: (model) => {
    const { gatewayClasses, gateways: all } = model.spec;
    const own = Object.values(all);
    if (autoModeOf(model.spec) !== undefined || Object.keys(gatewayClasses).length + own.length === 0)
      return [];
    const namespaces = new Set([
      ...(Object.keys(gatewayClasses).length === 0 ? [] : [GATEWAY_NAMESPACE]),
      ...own.map(({ namespace }) => namespace),
    ]);
    return [
      {
        name: NAME,
        project: 'platform',
        wave: WAVE.workloads,
        namespace: GATEWAY_NAMESPACE,
        namespaces: [...namespaces].map((name) => ({ name, podSecurity: 'restricted' })),
        specPath: specPath('cluster', own.length === 0 ? 'gatewayClasses' : 'gateways'),
        onRemoval: 'keep',
        // Applications of their own bring the kinds.
        syncOptions: ['SkipDryRunOnMissingResource=true'],
        source: { kind: 'manifests', draw: (chart) => drawGateways(chart, model.spec) },
      },
    ];
  },
};
