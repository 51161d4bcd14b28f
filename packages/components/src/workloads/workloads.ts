import { specPath, sortedBy } from '@nodeless/core';
import { WAVE } from '@nodeless/catalogue/render';
import { podSecurityOf } from '@nodeless/sources';
import type { Component } from '../component.ts';
import { drawApp, namespaceOf } from './draw-app.ts';
import { drawNetworkPolicy } from './network-policy.ts';
import { readinessGates } from './readiness-gates.ts';
import { drawSecurityGroups } from './security-groups.ts';

/** The apps that the cluster opts in to, one Application each. */
export const workloads: Component = {
  name: 'workloads',
  units: (model) =>
    sortedBy(model.apps, ({ name }) => name).map((app) => ({
      name: app.name,
      project: 'workloads',
      wave: WAVE.workloads,
      namespace: namespaceOf(app),
      namespaces: [
        { name: namespaceOf(app), podSecurity: podSecurityOf(app), ...readinessGates(app, model.spec) },
      ],
      specPath: specPath(`app/${app.name}`),
      onRemoval: 'delete',
      source: {
        kind: 'manifests',
        draw: (chart) => {
          drawApp(chart, app, model);
          drawNetworkPolicy(chart, app, model);
          drawSecurityGroups(chart, app, model.spec);
        },
      },
    })),
};
