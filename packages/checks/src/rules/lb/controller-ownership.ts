import {
  ALB_INGRESS_CONTROLLER,
  ingressClassObjects,
  ingressClassOf,
} from '@nodeless/contracts/load-balancer';
import { at, describeObject, specPath, type Resource } from '@nodeless/core';
import { autoModeOf, runningComponents } from '@nodeless/sources';
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
    const { spec } = model;
    const makers = Object.values(spec.catalogue).filter(({ makesLoadBalancers }) => makesLoadBalancers);
    const running = runningComponents(spec).some((component) => makers.includes(component));
    const [maker] = makers;
    if (running || autoModeOf(spec) !== undefined || maker === undefined) return;
    const classes = ingressClassObjects(resources);
    for (const resource of resources.filter((one) => asksForLoadBalancer(one, classes))) {
      const message = `${describeObject(resource.manifest)} asks for a load balancer, but ${maker.title} does not run`;
      yield finding(model, resource.origin.specPath, 'lb/controller-ownership', message, {
        hint: `add components.${maker.key}: {}`,
        related: [
          {
            message: 'components',
            location: model.provenance(specPath('cluster', 'components', maker.key)).location,
          },
        ],
      });
    }
  },
};

function asksForLoadBalancer({ manifest }: Resource, classes: readonly Resource[]): boolean {
  return (
    (manifest.kind === 'Service' && at(manifest, 'spec', 'type') === 'LoadBalancer') ||
    (manifest.kind === 'Ingress' && ingressClassOf(manifest, classes) !== undefined) ||
    (manifest.kind === 'IngressClass' && at(manifest, 'spec', 'controller') === ALB_INGRESS_CONTROLLER)
  );
}
