import { specPath, type JsonObject, type Manifest } from '@nodeless/core';
import { namedNodePools, type ClusterModel, type Scheduling } from '@nodeless/sources';
import {
  containerSecurityContext,
  deployment,
  podSecurityContext,
  resourceFields,
  type Unit,
  WAVE,
} from '@nodeless/catalogue/render';
import { emit } from '../objects/emit.ts';
import { placementFields } from '../pods/placement.ts';

export const HEADROOM_NAMESPACE = 'pause';
const NAME = 'pause-pods';

/** User of the pause image of Kubernetes and EKS Distro. */
const PAUSE_USER = 65535;

/** Pods that do nothing but ask for room; any pod of a higher priority takes their place at once. */
export function pausePods(model: ClusterModel): Unit[] {
  const { headroom } = model.spec.scheduling;
  if (headroom?.by !== 'pause-pods') return [];
  return [
    {
      name: 'headroom',
      project: 'platform',
      wave: WAVE.workloads,
      namespace: HEADROOM_NAMESPACE,
      namespaces: [{ name: HEADROOM_NAMESPACE, podSecurity: 'restricted' }],
      specPath: specPath('cluster', 'scheduling', 'headroom'),
      onRemoval: 'keep',
      source: { kind: 'manifests', draw: (chart) => void emit(chart, pauseDeployment(model, headroom)) },
    },
  ];
}

export type Headroom = NonNullable<Scheduling['headroom']>;

function pauseDeployment(model: ClusterModel, headroom: Headroom): Manifest {
  return deployment(NAME, HEADROOM_NAMESPACE, {
    replicas: headroom.replicas,
    podSpec: { ...placeholder(model, headroom), priorityClassName: headroom.priorityClass },
  });
}

/** The PodSpec of a pod that does nothing but ask for room on the node pools of the headroom. */
export function placeholder({ spec }: ClusterModel, headroom: Headroom): JsonObject {
  const nodePools = namedNodePools(spec);
  const untainted = nodePools.filter(({ taints }) => taints.length === 0).map(({ name }) => name);
  return {
    automountServiceAccountToken: false,
    containers: [
      {
        name: 'pause',
        image: spec.versions.pause.image,
        resources: resourceFields({ requests: headroom.requests }),
        securityContext: containerSecurityContext(),
      },
    ],
    securityContext: podSecurityContext(PAUSE_USER),
    terminationGracePeriodSeconds: 0,
    ...placementFields({ nodePools: headroom.nodePools ?? untainted }, nodePools),
  };
}
