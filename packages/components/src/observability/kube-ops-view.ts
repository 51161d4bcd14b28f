import { specPath, type Manifest } from '@nodeless/core';
import { KUBE_SYSTEM, type ClusterModel, type Components } from '@nodeless/spec';
import { emit } from '../objects/emit.ts';
import { deployment } from '../pods/deployment.ts';
import { guaranteed } from '../pods/resources.ts';
import { containerSecurityContext, podSecurityContext } from '../pods/security.ts';
import { loadBalancingOf } from '../services/load-balancing.ts';
import { service, type NlbExposure } from '../services/service.ts';
import type { Unit } from '../unit.ts';
import { WAVE } from '../waves.ts';
import { readOnlyAccess } from './kube-ops-view-access.ts';

export const NAME = 'kube-ops-view';
export const NAMESPACE = KUBE_SYSTEM;

const PORT = 8080;
const HEALTH = '/health';
/** User of the upstream manifests. */
const USER = 1000;

type Settings = Exclude<NonNullable<Components['kubeOpsView']>, false>;

/**
 * kube-ops-view: a picture of nodes and pods, read only.
 * Source: https://codeberg.org/hjacobs/kube-ops-view, deploy/.
 */
export function kubeOpsView({ spec }: ClusterModel): Unit[] {
  const settings = spec.components.kubeOpsView;
  if (!settings) return [];
  return [
    {
      name: NAME,
      project: 'platform',
      wave: WAVE.workloads,
      namespace: NAMESPACE,
      specPath: specPath('cluster', 'components', 'kubeOpsView'),
      onRemoval: 'keep',
      source: {
        kind: 'manifests',
        draw: (chart) => {
          for (const manifest of readOnlyAccess(NAME, NAMESPACE)) emit(chart, manifest);
          emit(chart, view(spec.versions.kubeOpsView.image, settings));
          emit(
            chart,
            service(
              NAME,
              NAMESPACE,
              { ports: [{ name: 'http', port: PORT }], nlb: nlbOf(settings) },
              loadBalancingOf(spec),
            ),
          );
        },
      },
    },
  ];
}

function view(image: string, { timeZone }: Settings): Manifest {
  const probe = { httpGet: { path: HEALTH, port: 'http' }, timeoutSeconds: 10 };
  return deployment(NAME, NAMESPACE, {
    replicas: 1,
    podSpec: {
      containers: [
        {
          name: NAME,
          image,
          env: [{ name: 'TZ', value: timeZone }],
          ports: [{ name: 'http', containerPort: PORT }],
          readinessProbe: probe,
          livenessProbe: { ...probe, initialDelaySeconds: 30 },
          resources: guaranteed({ cpu: '250m', memory: '512Mi' }),
          securityContext: containerSecurityContext(),
        },
      ],
      securityContext: podSecurityContext(USER),
      serviceAccountName: NAME,
    },
  });
}

/** The NLB asks the same question as the kubelet, unless the options say how to check. */
function nlbOf({ expose }: Settings): NlbExposure | undefined {
  if (expose === undefined) return undefined;
  const options = expose === 'nlb' ? {} : expose.nlb;
  return {
    scheme: 'internal',
    attributes: { 'load_balancing.cross_zone.enabled': true },
    healthCheck: { protocol: 'http', port: PORT, path: HEALTH },
    ...options,
  };
}
