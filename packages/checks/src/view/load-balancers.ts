import { ALB_ROWS, NLB_ROWS, rowOf } from '@nodeless/contracts/load-balancer';
import {
  loadBalancerStacks,
  type Stack,
  type StackIssue,
  type Surroundings,
} from '@nodeless/contracts/load-balancer-stacks';
import { describeObject, type Resource, type SpecPath } from '@nodeless/core';
import { autoModeOf, isExistingVpc, vpcSubnets, type ClusterModel } from '@nodeless/sources';
import { optionPath } from './option-path.ts';

/** The stacks of the load balancers of a cluster, with what its sources say of the VPC. */
export function stacksIn(model: ClusterModel, resources: readonly Resource[]): Stack[] {
  return loadBalancerStacks(resources, surroundingsOf(model), autoModeOf(model.spec) !== undefined);
}

/** A VPC that exists may have other subnets than the sources name, and IPv6 blocks that nobody has written down. */
function surroundingsOf(model: ClusterModel): Surroundings {
  const { network } = model.spec;
  const isIpv6 = network.ipFamily === 'IPv6';
  const subnets = vpcSubnets(model).flatMap(({ role, id, zone, cidr }) =>
    role === 'private' || role === 'public'
      ? [{ name: id ?? `the ${role} one in ${zone}`, role, zone, ...(cidr === undefined ? {} : { cidr }) }]
      : [],
  );
  const hasIpv6 = isIpv6 || !isExistingVpc(network.vpc) ? isIpv6 : undefined;
  return { vpc: { subnets, isComplete: false, hasIpv6 } };
}

const ROWS = [...ALB_ROWS, ...NLB_ROWS];

/** The value of the sources that sets an annotation of an object, or that asks for the object. */
export function placeOf({
  object,
  annotation,
}: Pick<StackIssue, 'object'> & { readonly annotation?: string | undefined }): SpecPath {
  const found = annotation === undefined || annotation === '' ? undefined : rowOf(ROWS, annotation);
  return found === undefined ? object.origin.specPath : optionPath(object, found.row);
}

/** For example `Ingress web/web`, or `the group shared`. */
export function stackName({ kind, name, members }: Stack): string {
  return kind === 'group'
    ? `the group ${name}`
    : members.map(({ manifest }) => describeObject(manifest)).join(', ');
}

/**
 * The value that sets something of a stack: of the first member that has one of the annotations, or else the first member.
 *
 * @throws Error for a stack without members, which the model never gives
 */
export function settingPlace({ members }: Stack, annotations: readonly string[]): SpecPath {
  const [first] = [
    ...members.flatMap((object) =>
      annotations
        .filter((name) => object.manifest.metadata.annotations?.[name] !== undefined)
        .map((annotation) => ({ object, annotation })),
    ),
    ...members.map((object) => ({ object })),
  ];
  if (first === undefined) throw new Error('a stack without members');
  return placeOf(first);
}
