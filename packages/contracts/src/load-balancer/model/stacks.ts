import { namespaceOf, type Resource } from '@nodeless/core';
import { ingressClassObjects } from '../ingress-class.ts';
import { ingressMembers, inOrder, type IngressMember } from './ingress-member.ts';
import { ingressStack } from './ingress-stack.ts';
import { isTakenService, serviceStack } from './service-stack.ts';
import type { Stack } from './stack.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * What the load balancer controller builds of the objects of a cluster: one stack for each Service that is a load balancer, for
 * each Ingress without a group, and for each group. What only AWS knows is not asked.
 * Source: pkg/service and pkg/ingress of https://github.com/kubernetes-sigs/aws-load-balancer-controller at v3.5.0
 *
 * @param isAutoMode whether EKS Auto Mode makes them: its classes count
 */
export function loadBalancerStacks(
  resources: readonly Resource[],
  surroundings: Surroundings,
  isAutoMode = false,
): Stack[] {
  const services = new Map(
    resources
      .filter(({ manifest }) => manifest.kind === 'Service' && manifest.apiVersion === 'v1')
      .map((resource) => [keyOf(namespaceOf(resource.manifest), resource.manifest.metadata.name), resource]),
  );
  const service = (namespace: string, name: string) => services.get(keyOf(namespace, name));
  const members = ingressMembers(resources, ingressClassObjects(resources));
  const groups = new Map<string, IngressMember[]>();
  for (const member of members)
    if (member.group !== undefined) groups.set(member.group, [...(groups.get(member.group) ?? []), member]);
  return [
    ...[...services.values()]
      .filter((one) => isTakenService(one, isAutoMode))
      .map((one) => serviceStack(one, service, surroundings)),
    ...members
      .filter(({ group }) => group === undefined)
      .map((member) => ingressStack('ingress', member.key, [member], service, surroundings)),
    ...[...groups].map(([group, all]) => ingressStack('group', group, inOrder(all), service, surroundings)),
  ];
}

const keyOf = (namespace: string, name: string) => `${namespace}/${name}`;
