import { childPath, specPath, type Manifest } from '@nodeless/core';
import { type ClusterModel, type PriorityClassSpec } from '@nodeless/sources';
import { KUBE_SYSTEM } from '@nodeless/catalogue';
import { present, type Unit, WAVE } from '@nodeless/catalogue/render';
import { emit } from '../objects/emit.ts';

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
