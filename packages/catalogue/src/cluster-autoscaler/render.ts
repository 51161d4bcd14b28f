import type { RenderInput } from '../component.ts';
import { chartUnit } from '../render/chart.ts';
import type { Unit } from '../render/unit.ts';
import { NAME } from './name.ts';
import type { ClusterAutoscalerSchema } from './options.ts';
import type { ClusterAutoscalerRelease } from './release.ts';
import { pods, values } from './values.ts';

/** Cluster Autoscaler: changes the size of node groups, so that pods find room and no node is idle. */
export function render(
  input: RenderInput<typeof ClusterAutoscalerSchema, typeof ClusterAutoscalerRelease>,
): Unit[] {
  const { cluster, options, release } = input;
  const image = release.images[cluster.kubernetes.version];
  if (image === undefined) return [];
  return [
    chartUnit(input, {
      name: NAME,
      values: values(input, image),
      // What chart 9.59.0 makes with the values.
      clusterKinds: [
        { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' },
        { group: 'rbac.authorization.k8s.io', kind: 'ClusterRoleBinding' },
      ],
      pods: pods(options, image),
    }),
  ];
}
