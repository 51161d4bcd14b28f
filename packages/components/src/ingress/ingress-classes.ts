import { KUBE_SYSTEM } from '@nodeless/catalogue';
import { WAVE } from '@nodeless/catalogue/render';
import { specPath } from '@nodeless/core';
import { autoModeOf } from '@nodeless/sources';
import type { Component } from '../component.ts';
import { drawOwnClasses } from './draw-classes.ts';

const NAME = 'ingress-classes';

/** Classes of Ingresses that cluster.yaml names. In EKS Auto Mode they stand with the one that is always there. */
export const ingressClasses: Component = {
  name: NAME,
  units: (model) => {
    if (autoModeOf(model.spec) !== undefined || Object.keys(model.spec.ingressClasses).length === 0)
      return [];
    return [
      {
        name: NAME,
        project: 'platform',
        wave: WAVE.controllers,
        namespace: KUBE_SYSTEM,
        specPath: specPath('cluster', 'ingressClasses'),
        onRemoval: 'keep',
        // IngressClassParams are of a kind that the Application with the CRDs of the controller brings.
        syncOptions: ['SkipDryRunOnMissingResource=true'],
        source: { kind: 'manifests', draw: (chart) => drawOwnClasses(chart, model) },
      },
    ];
  },
};
