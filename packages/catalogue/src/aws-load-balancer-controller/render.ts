import type { RenderInput } from '../component.ts';
import { KUBE_SYSTEM } from '../namespaces.ts';
import { chartUnit } from '../render/chart.ts';
import { NEVER_PRUNE } from '../render/sync-options.ts';
import type { GitSource } from '../release/release.ts';
import type { Footprint, Unit } from '../render/unit.ts';
import { WAVE } from '../render/waves.ts';
import { gatewayCrds } from './gateway-crds.ts';
import { NAME } from './name.ts';
import type { LoadBalancerControllerSchema } from './options.ts';
import type { LoadBalancerControllerRelease } from './release.ts';
import { controllerPods, controllerValues } from './values.ts';

/**
 * The AWS Load Balancer Controller: makes NLBs of Services and ALBs of Ingresses.
 *
 * Its chart makes a new certificate at every rendering
 * (https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2312). The Secret and the CA in the webhooks
 * of the first sync are kept: both were rendered together, so they fit. That needs ignoreDifferences, its sync option
 * and ServerSideApply together. Whoever deletes the Secret must delete the two webhook configurations too.
 */
export function render(
  input: RenderInput<typeof LoadBalancerControllerSchema, typeof LoadBalancerControllerRelease>,
): Unit[] {
  const { version, crds } = input.release;
  const crdUnit = (name: string, pin: GitSource, footprint: Footprint, release?: string): Unit => ({
    name,
    project: 'platform',
    namespace: KUBE_SYSTEM,
    specPath: input.specPath,
    onRemoval: 'keep',
    wave: WAVE.definitions,
    // CRDs are never pruned: all objects of their kinds would go with them.
    retirements: ['orphan'],
    source: {
      kind: 'kustomize',
      pin,
      ...(release === undefined ? {} : { version: release }),
      commonAnnotations: NEVER_PRUNE,
      footprint,
      pods: [],
    },
  });
  return [
    crdUnit(
      `${NAME}-crds`,
      crds,
      { clusterKinds: [{ group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' }], namespaces: [] },
      version,
    ),
    ...(input.options.gatewayApi ? gatewayCrds(input.release, crdUnit) : []),
    chartUnit(input, {
      name: NAME,
      // Its IngressClassParams is of a kind that the Application with the CRDs brings.
      syncOptions: ['SkipDryRunOnMissingResource=true'],
      ignoreDifferences: [
        { kind: 'Secret', name: 'aws-load-balancer-tls', jsonPointers: ['/data'] },
        ...['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'].map((kind) => ({
          group: 'admissionregistration.k8s.io',
          kind,
          name: 'aws-load-balancer-webhook',
          jqPathExpressions: ['.webhooks[]?.clientConfig.caBundle'],
        })),
      ],
      values: controllerValues(input),
      // What chart 3.5.0 makes with these values.
      clusterKinds: [
        { group: 'admissionregistration.k8s.io', kind: 'MutatingWebhookConfiguration' },
        { group: 'admissionregistration.k8s.io', kind: 'ValidatingWebhookConfiguration' },
        { group: 'elbv2.k8s.aws', kind: 'IngressClassParams' },
        { group: 'networking.k8s.io', kind: 'IngressClass' },
        { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' },
        { group: 'rbac.authorization.k8s.io', kind: 'ClusterRoleBinding' },
      ],
      pods: controllerPods(input),
    }),
  ];
}
