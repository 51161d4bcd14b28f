import { specPath, type Manifest } from '@nodeless/core';
import type { ClusterModel } from '@nodeless/sources';
import { nameLabel, type Unit, WAVE } from '@nodeless/catalogue/render';
import { emit } from '../objects/emit.ts';
import { HEADROOM_NAMESPACE, placeholder, type Headroom } from './pause-pods.ts';

const NAME = 'headroom';

/**
 * Room that Karpenter itself keeps free: it plans for the pods of the template and never makes them.
 * Source: https://karpenter.sh/docs/concepts/capacitybuffers/
 */
export function capacityBuffer(model: ClusterModel): Unit[] {
  const { headroom } = model.spec.scheduling;
  if (headroom?.by !== 'capacity-buffer') return [];
  return [
    {
      name: NAME,
      project: 'platform',
      wave: WAVE.workloads,
      namespace: HEADROOM_NAMESPACE,
      namespaces: [{ name: HEADROOM_NAMESPACE, podSecurity: 'restricted' }],
      specPath: specPath('cluster', 'scheduling', 'headroom'),
      onRemoval: 'keep',
      // The kind comes with the CRDs of Karpenter, another Application.
      syncOptions: ['SkipDryRunOnMissingResource=true'],
      source: {
        kind: 'manifests',
        draw: (chart) => {
          emit(chart, template(model, headroom));
          emit(chart, buffer(headroom));
        },
      },
    },
  ];
}

function template(model: ClusterModel, headroom: Headroom): Manifest {
  const labels = nameLabel(NAME);
  return {
    apiVersion: 'v1',
    kind: 'PodTemplate',
    metadata: { name: NAME, namespace: HEADROOM_NAMESPACE, labels },
    template: { metadata: { labels }, spec: placeholder(model, headroom) },
  };
}

function buffer({ replicas }: Headroom): Manifest {
  return {
    apiVersion: 'autoscaling.x-k8s.io/v1beta1',
    kind: 'CapacityBuffer',
    metadata: { name: NAME, namespace: HEADROOM_NAMESPACE, labels: nameLabel(NAME) },
    spec: {
      podTemplateRef: { name: NAME },
      provisioningStrategy: 'buffer.x-k8s.io/active-capacity',
      replicas,
    },
  };
}
