import { describeObject, specPath, type Manifest, type Resource } from '@nodeless/core';
import { isExistingVpc } from '@nodeless/spec';
import { finding, type Rule } from '../../rule.ts';

/** What annotations of each kind of load balancer begin with. */
const PREFIXES: { readonly [kind: string]: string } = {
  Ingress: 'alb.ingress.kubernetes.io/',
  Service: 'service.beta.kubernetes.io/aws-load-balancer-',
};

/**
 * A load balancer that faces the internet is in public subnets. Where the VPC has none, the controller finds no subnet and
 * makes nothing. Subnets that an object names itself are its own affair.
 * Source: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/subnet_discovery/
 */
export const schemeAndSubnets: Rule = {
  codes: ['lb/scheme-and-subnets'],
  *check({ model, resources }) {
    const { vpc } = model.spec.network;
    if (!isExistingVpc(vpc) || vpc.subnets.public.length > 0) return;
    for (const resource of resources.filter(facesInternet)) {
      const message = `${describeObject(resource.manifest)} asks for a load balancer that faces the internet, and the VPC names no public subnets`;
      yield finding(model, resource.origin.specPath, 'lb/scheme-and-subnets', message, {
        hint: 'write scheme: internal, or add network.vpc.subnets.public',
        related: [
          {
            message: 'the subnets of the VPC',
            location: model.provenance(specPath('cluster', 'network', 'vpc', 'subnets')).location,
          },
        ],
      });
    }
  },
};

function facesInternet({ manifest }: Resource): boolean {
  return (
    annotation(manifest, 'scheme') === 'internet-facing' && annotation(manifest, 'subnets') === undefined
  );
}

function annotation({ kind, metadata }: Manifest, name: string): string | undefined {
  const prefix = Object.hasOwn(PREFIXES, kind) ? PREFIXES[kind] : undefined;
  return prefix === undefined ? undefined : metadata.annotations?.[`${prefix}${name}`];
}
