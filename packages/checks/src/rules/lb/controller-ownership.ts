import { describeObject, specPath, type Resource } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';

/**
 * A load balancer that is asked for needs the controller that makes it. Without a class the legacy provider inside
 * Kubernetes would make a Classic Load Balancer.
 */
export const controllerOwnership: Rule = {
  codes: [
    {
      code: 'lb/controller-ownership',
      severity: 'error',
      title: 'A load balancer is asked for and nothing runs that makes it',
    },
  ],
  references: ['https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/nlb/'],
  *check({ model, resources }) {
    const installed = Boolean(model.spec.components.awsLoadBalancerController || model.spec.compute.autoMode);
    for (const resource of resources.filter(asksForLoadBalancer)) {
      if (installed) continue;
      const message = `${describeObject(resource.manifest)} asks for a load balancer, but the AWS Load Balancer Controller does not run`;
      yield finding(model, resource.origin.specPath, 'lb/controller-ownership', message, {
        hint: 'add components.awsLoadBalancerController: {}',
        related: [
          {
            message: 'components',
            location: model.provenance(specPath('cluster', 'components', 'awsLoadBalancerController'))
              .location,
          },
        ],
      });
    }
  },
};

function asksForLoadBalancer({ manifest }: Resource): boolean {
  const spec = manifest['spec'] as { type?: string; ingressClassName?: string } | undefined;
  return (
    (manifest.kind === 'Service' && spec?.type === 'LoadBalancer') ||
    (manifest.kind === 'Ingress' && spec?.ingressClassName === 'alb')
  );
}
