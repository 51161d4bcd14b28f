import { specPath } from '@nodeless/core';
import { CLUSTER_AUTOSCALER, KUBE_SYSTEM } from '@nodeless/spec';
import type { Component } from '../component.ts';
import type { Footprint } from '../unit.ts';
import { WAVE } from '../waves.ts';
import { pods, values } from './values.ts';

/** What chart 9.59.0 makes with the values. */
const FOOTPRINT: Footprint = {
  clusterKinds: [
    { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' },
    { group: 'rbac.authorization.k8s.io', kind: 'ClusterRoleBinding' },
  ],
  namespaces: [KUBE_SYSTEM],
};

/** Cluster Autoscaler: changes the size of node groups, so that pods find room and no node is idle. */
export const clusterAutoscaler: Component = {
  name: 'cluster-autoscaler',
  units: ({ spec }) => {
    const settings = spec.components.clusterAutoscaler;
    const release = spec.versions.clusterAutoscaler;
    const image = release?.images[spec.kubernetes.version];
    if (!settings || release === undefined || image === undefined) return [];
    return [
      {
        name: CLUSTER_AUTOSCALER,
        project: 'platform',
        wave: WAVE.controllers,
        namespace: KUBE_SYSTEM,
        specPath: specPath('cluster', 'components', 'clusterAutoscaler'),
        onRemoval: 'keep',
        source: {
          kind: 'helm',
          pin: release.source,
          version: release.version,
          releaseName: CLUSTER_AUTOSCALER,
          values: values(spec, settings, image),
          footprint: FOOTPRINT,
          pods: pods(settings, image),
        },
      },
    ];
  },
};
