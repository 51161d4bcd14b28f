import type { Manifest } from '@nodeless/core';
import type { RenderInput } from '../component.ts';
import { KUBE_SYSTEM } from '../namespaces.ts';
import { deployment } from '../render/deployment.ts';
import { guaranteed } from '../render/resources.ts';
import { containerSecurityContext, podSecurityContext } from '../render/security.ts';
import { service, type NlbExposure } from '../render/service.ts';
import type { Unit } from '../render/unit.ts';
import { WAVE } from '../render/waves.ts';
import { readOnlyAccess } from './access.ts';
import { NAME } from './name.ts';
import type { KubeOpsViewSchema, KubeOpsViewSpec } from './options.ts';
import type { KubeOpsViewRelease } from './release.ts';

const PORT = 8080;
const HEALTH = '/health';
/** User of the upstream manifests. */
const USER = 1000;

/**
 * kube-ops-view: a picture of nodes and pods, read only.
 * Source: https://codeberg.org/hjacobs/kube-ops-view, deploy/.
 */
export function render({
  options,
  release,
  specPath,
  loadBalancing,
}: RenderInput<typeof KubeOpsViewSchema, typeof KubeOpsViewRelease>): Unit[] {
  const ports = [{ name: 'http', port: PORT }];
  return [
    {
      name: NAME,
      project: 'platform',
      wave: WAVE.workloads,
      namespace: KUBE_SYSTEM,
      specPath,
      onRemoval: 'keep',
      source: {
        kind: 'manifests',
        draw: [
          ...readOnlyAccess(NAME, KUBE_SYSTEM),
          view(release.image, options),
          service(NAME, KUBE_SYSTEM, { ports, nlb: nlbOf(options) }, loadBalancing),
        ],
      },
    },
  ];
}

function view(image: string, { timeZone }: KubeOpsViewSpec): Manifest {
  const probe = { httpGet: { path: HEALTH, port: 'http' }, timeoutSeconds: 10 };
  return deployment(NAME, KUBE_SYSTEM, {
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
function nlbOf({ expose }: KubeOpsViewSpec): NlbExposure | undefined {
  if (expose === undefined) return undefined;
  const options = expose === 'nlb' ? {} : expose.nlb;
  // The port of the pods is no port of a node; there the node port answers.
  const port = options.targetType === 'instance' ? {} : { port: PORT };
  const { healthCheck = { protocol: 'http', ...port, path: HEALTH } } = options;
  return {
    scheme: 'internal',
    attributes: { 'load_balancing.cross_zone.enabled': true },
    ...options,
    healthCheck: healthCheck.port === 'http' ? { ...healthCheck, ...port } : healthCheck,
  };
}
