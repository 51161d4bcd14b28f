import type { RenderInput } from '../component.ts';
import { KUBE_SYSTEM } from '../namespaces.ts';
import type { Footprint, Unit } from '../render/unit.ts';
import { WAVE } from '../render/waves.ts';
import { NAME } from './name.ts';
import type { ClusterAutoscalerSchema } from './options.ts';
import type { ClusterAutoscalerRelease } from './release.ts';
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
export function render(
  input: RenderInput<typeof ClusterAutoscalerSchema, typeof ClusterAutoscalerRelease>,
): Unit[] {
  const { cluster, options, release, specPath } = input;
  const image = release.images[cluster.kubernetes.version];
  if (image === undefined) return [];
  return [
    {
      name: NAME,
      project: 'platform',
      wave: WAVE.controllers,
      namespace: KUBE_SYSTEM,
      specPath,
      onRemoval: 'keep',
      source: {
        kind: 'helm',
        pin: release.source,
        version: release.version,
        releaseName: NAME,
        values: values(input, image),
        footprint: FOOTPRINT,
        pods: pods(options, image),
      },
    },
  ];
}
