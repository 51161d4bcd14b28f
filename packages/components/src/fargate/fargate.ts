import { specPath } from '@nodeless/core';
import { fargateLogging, FARGATE_LOGGING } from '@nodeless/sources';
import { WAVE } from '@nodeless/catalogue/render';
import type { Component } from '../component.ts';
import { emit } from '../objects/emit.ts';
import { logRouter } from './log-router.ts';

const { application, namespace } = FARGATE_LOGGING;

/** What Fargate looks for in the cluster. Pods read it when they are made, so it is there before any of them. */
export const fargate: Component = {
  name: 'fargate',
  units: ({ spec }) => {
    const logging = fargateLogging(spec);
    if (logging === undefined) return [];
    const path = specPath('cluster', 'compute', 'fargate', 'logging');
    return [
      {
        name: application,
        project: 'platform',
        wave: WAVE.definitions,
        namespace,
        // Fargate reads the ConfigMap only in a namespace with this label.
        namespaces: [
          { name: namespace, podSecurity: 'restricted', labels: { 'aws-observability': 'enabled' } },
        ],
        specPath: path,
        onRemoval: 'keep',
        source: {
          kind: 'manifests',
          draw: (chart) => {
            emit(chart, logRouter(logging, spec.region), path);
          },
        },
      },
    ];
  },
};
