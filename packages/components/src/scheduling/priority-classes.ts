import { childPath, specPath, type Manifest } from '@nodeless/core';
import { KUBE_SYSTEM, type ClusterModel, type PriorityClassSpec } from '@nodeless/spec';
import { emit } from '../objects/emit.ts';
import { present } from '../objects/present.ts';
import type { Unit } from '../unit.ts';
import { WAVE } from '../waves.ts';

/** An Application of their own, so that they are there before the pods that name them. */
export function priorityClasses({ spec }: ClusterModel): Unit[] {
  const classes = spec.scheduling.priorityClasses;
  const path = specPath('cluster', 'scheduling', 'priorityClasses');
  if (classes.length === 0) return [];
  return [
    {
      name: 'scheduling',
      project: 'platform',
      wave: WAVE.priorities,
      namespace: KUBE_SYSTEM,
      specPath: path,
      onRemoval: 'keep',
      source: {
        kind: 'manifests',
        draw: (chart) => {
          for (const [index, item] of classes.entries())
            emit(chart, priorityClass(item), childPath(path, index));
        },
      },
    },
  ];
}

function priorityClass({
  name,
  value,
  globalDefault,
  preemptionPolicy,
  description,
}: PriorityClassSpec): Manifest {
  return present({
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name },
    value,
    globalDefault: globalDefault || undefined,
    preemptionPolicy: preemptionPolicy === 'Never' ? preemptionPolicy : undefined,
    description: description === '' ? undefined : description,
  });
}
