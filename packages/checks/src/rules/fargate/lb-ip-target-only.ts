import { at, describeObject, maps, namespaceOf, type JsonObject, type Resource } from '@nodeless/core';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import { NLB_TARGET_TYPE, type ServiceView, serviceViews } from '../../view/services.ts';

const ALB_TARGET_TYPE = 'alb.ingress.kubernetes.io/target-type';

/** Pods on Fargate can only be reached by IP targets: there is no instance to register. */
export const lbIpTargetOnly: Rule = {
  codes: [
    {
      code: 'fargate/lb-ip-target-only',
      severity: 'error',
      title: 'Pods on Fargate stand behind a load balancer with instance targets',
    },
  ],
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/fargate.html'],
  *check(view) {
    const services = serviceViews(view.resources, view.pods);
    for (const service of services) {
      if (service.type === 'LoadBalancer' && service.annotations[NLB_TARGET_TYPE] !== 'ip') {
        yield* report(view, service.resource, service, NLB_TARGET_TYPE);
      }
    }
    for (const resource of view.resources.filter(({ manifest }) => manifest.kind === 'Ingress')) {
      if (resource.manifest.metadata.annotations?.[ALB_TARGET_TYPE] === 'ip') continue;
      const names = backendsOf(resource.manifest['spec'] as JsonObject);
      const namespace = namespaceOf(resource.manifest);
      for (const service of services.filter(
        (one) => one.namespace === namespace && names.includes(one.name),
      )) {
        yield* report(view, resource, service, ALB_TARGET_TYPE);
      }
    }
  },
};

function* report({ model }: ClusterView, resource: Resource, service: ServiceView, annotation: string) {
  const onFargate = service.pods.find(({ fargateProfile }) => fargateProfile !== undefined);
  if (onFargate === undefined) return;
  const message = `${describeObject(resource.manifest)} sends traffic to instances, but its pods run on Fargate (profile "${onFargate.fargateProfile?.name}"), which has none`;
  yield finding(model, resource.origin.specPath, 'fargate/lb-ip-target-only', message, {
    hint: `set targetType: ip (annotation ${annotation})`,
  });
}

function backendsOf(spec: JsonObject): string[] {
  return maps(spec['rules'])
    .flatMap((rule) => maps(at(at(rule, 'http'), 'paths')))
    .map((path) => at(at(at(path, 'backend'), 'service'), 'name'))
    .filter((name) => typeof name === 'string');
}
