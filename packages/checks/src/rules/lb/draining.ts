import { goMap } from '@nodeless/contracts/load-balancer';
import { at, describeObject, namespaceOf, type Resource } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';
import { ingressViews } from '../../view/ingresses.ts';
import { serviceViews, type ServiceView } from '../../view/services.ts';

const ATTRIBUTES = [
  'alb.ingress.kubernetes.io/target-group-attributes',
  'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes',
];
const DELAY = 'deregistration_delay.timeout_seconds';

/** Source: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination */
const DEFAULT_GRACE_PERIOD = 30;

/**
 * A load balancer lets open connections end while it deregisters a target; the pod is killed when its grace period is over,
 * whatever time they were promised.
 */
export const draining: Rule = {
  codes: [
    {
      code: 'lb/draining',
      severity: 'warning',
      title: 'Pods are killed while their load balancer still waits for connections',
    },
  ],
  references: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html#deregistration-delay',
  ],
  *check({ model, resources, pods }) {
    const services = serviceViews(resources, pods);
    const asking: { resource: Resource; services: readonly ServiceView[] }[] = [
      ...services.map((service) => ({ resource: service.resource, services: [service] })),
      ...ingressViews(resources).map(({ resource, backends }) => ({
        resource,
        services: services.filter(
          ({ namespace, name }) =>
            namespace === namespaceOf(resource.manifest) && backends.some((one) => one.service === name),
        ),
      })),
    ];
    for (const { resource, services: targets } of asking) {
      const delay = delayOf(resource);
      if (delay === undefined) continue;
      for (const pod of new Set(targets.flatMap((service) => service.pods))) {
        const grace = at(pod.spec, 'terminationGracePeriodSeconds') ?? DEFAULT_GRACE_PERIOD;
        if (typeof grace !== 'number' || delay <= grace) continue;
        const message = `${describeObject(resource.manifest)} lets connections end within ${delay} s, and its pods are killed after ${grace} s`;
        yield finding(model, resource.origin.specPath, 'lb/draining', message, {
          severity: 'warning',
          hint: `set terminationGracePeriodSeconds to ${delay} or more, or ${DELAY} to ${grace} or less`,
          related: [
            {
              message: 'the pods',
              location: model.provenance(pod.resource.origin.specPath).location,
            },
          ],
        });
      }
    }
  },
};

/** Seconds that open connections get, where the object says it. */
function delayOf({ manifest }: Resource): number | undefined {
  const texts = ATTRIBUTES.flatMap((name) => manifest.metadata.annotations?.[name] ?? []);
  const [seconds] = texts.flatMap((text) => goMap(text)?.[DELAY] ?? []);
  return seconds === undefined || !/^\d+$/.test(seconds) ? undefined : Number(seconds);
}
