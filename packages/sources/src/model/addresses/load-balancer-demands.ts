import {
  ALB_INGRESS_CONTROLLER,
  AUTO_MODE_ALB_CONTROLLER,
  ingressClassObjects,
  ingressClassOf,
  ingressScheme,
} from '@nodeless/contracts/load-balancer';
import { at, namespaceOf, type Manifest, type Resource } from '@nodeless/core';
import type { AddressDemand } from './demand.ts';
import { ofRole } from './node-place.ts';
import type { VpcSubnet } from './vpc-subnets.ts';

/**
 * Free addresses of each of its subnets that a load balancer wants.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/alb-ingress.html,
 * https://docs.aws.amazon.com/eks/latest/userguide/network-load-balancing.html
 */
const PER_LOAD_BALANCER = 8;

const ALB_CONTROLLERS: ReadonlySet<unknown> = new Set([ALB_INGRESS_CONTROLLER, AUTO_MODE_ALB_CONTROLLER]);

/** What annotations of each kind of load balancer begin with. */
const PREFIXES: { readonly [kind: string]: string } = {
  Ingress: 'alb.ingress.kubernetes.io/',
  Service: 'service.beta.kubernetes.io/aws-load-balancer-',
};

/** What load balancers take of the private or public subnets; those that name their subnets are left out. */
export function loadBalancerDemands(
  resources: readonly Resource[],
  subnets: readonly VpcSubnet[],
): AddressDemand[] {
  const classes = otherClasses(resources);
  const classObjects = ingressClassObjects(resources);
  const asking = resources.filter(({ manifest }) => asksForOne(manifest, classes));
  // Ingresses of one group share a load balancer.
  const once = new Map(asking.map((one) => [identityOf(one.manifest, classObjects), one]));
  return (['private', 'public'] as const).flatMap((role): AddressDemand[] => {
    const all = [...once.values()].filter(
      ({ manifest }) =>
        annotation(manifest, 'subnets') === undefined &&
        (schemeOf(manifest, classObjects) === 'internet-facing') === (role === 'public'),
    );
    const [first] = all;
    if (first === undefined) return [];
    const count = all.length * PER_LOAD_BALANCER;
    const what = all.length === 1 ? 'a load balancer' : `${all.length} load balancers`;
    return [
      {
        what,
        path: first.origin.specPath,
        subnets: ofRole(subnets, role),
        least: count,
        surely: count,
        most: count,
      },
    ];
  });
}

/** Names of IngressClasses that mean something else than an Application Load Balancer. */
function otherClasses(resources: readonly Resource[]): ReadonlySet<unknown> {
  return new Set(
    resources
      .filter(
        ({ manifest }) =>
          manifest.kind === 'IngressClass' && !ALB_CONTROLLERS.has(at(manifest, 'spec', 'controller')),
      )
      .map(({ manifest }) => manifest.metadata.name),
  );
}

function asksForOne(manifest: Manifest, others: ReadonlySet<unknown>): boolean {
  return manifest.kind === 'Ingress'
    ? !others.has(at(manifest, 'spec', 'ingressClassName'))
    : manifest.kind === 'Service' && at(manifest, 'spec', 'type') === 'LoadBalancer';
}

function schemeOf(manifest: Manifest, resources: readonly Resource[]): string | undefined {
  return manifest.kind === 'Ingress' ? ingressScheme(manifest, resources) : annotation(manifest, 'scheme');
}

function identityOf(manifest: Manifest, resources: readonly Resource[]): string {
  const ofClass = manifest.kind === 'Ingress' ? ingressClassOf(manifest, resources) : undefined;
  const group = ofClass === undefined ? annotation(manifest, 'group.name') : ofClass.group;
  return group === undefined
    ? [manifest.kind, namespaceOf(manifest), manifest.metadata.name].join('\0')
    : `group\0${group}`;
}

function annotation({ kind, metadata }: Manifest, name: string): string | undefined {
  const prefix = Object.hasOwn(PREFIXES, kind) ? PREFIXES[kind] : undefined;
  return prefix === undefined ? undefined : metadata.annotations?.[`${prefix}${name}`];
}
