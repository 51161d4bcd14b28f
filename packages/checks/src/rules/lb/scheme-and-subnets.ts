import { ingressClassObjects, ingressClassOf, ingressScheme } from '@nodeless/contracts/load-balancer';
import {
  at,
  describeObject,
  specPath,
  type Manifest,
  type RelatedLocation,
  type Resource,
} from '@nodeless/core';
import { hasPublicSubnets, isExistingVpc, type ClusterModel } from '@nodeless/sources';
import { isFullyPrivate } from '@nodeless/catalogue';
import { finding, type Rule } from '../../rule.ts';

/** What annotations of each kind of load balancer begin with. */
const PREFIXES: { readonly [kind: string]: string } = {
  Ingress: 'alb.ingress.kubernetes.io/',
  Service: 'service.beta.kubernetes.io/aws-load-balancer-',
};

/**
 * A load balancer that faces the internet is in public subnets. Where the VPC has none, the controller finds no subnet and
 * makes nothing. Subnets that an object names itself are its own affair.
 */
export const schemeAndSubnets: Rule = {
  codes: [
    {
      code: 'lb/scheme-and-subnets',
      severity: 'error',
      title: 'A load balancer faces the internet, and the VPC names no public subnets',
    },
  ],
  references: [
    'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/subnet_discovery/',
  ],
  *check({ model, resources }) {
    const { network } = model.spec;
    if (hasPublicSubnets(network)) return;
    const exists = isExistingVpc(network.vpc);
    const classes = ingressClassObjects(resources);
    for (const resource of resources.filter((one) => facesInternet(one, classes))) {
      const message = `${describeObject(resource.manifest)} asks for a load balancer that faces the internet, and the VPC ${exists ? 'names' : 'has'} no public subnets`;
      yield finding(model, resource.origin.specPath, 'lb/scheme-and-subnets', message, {
        hint: exists
          ? 'write scheme: internal, or add network.vpc.subnets.public'
          : 'write scheme: internal; an internet gateway brings public subnets, except in a fully private cluster',
        related: [reason(model)],
      });
    }
  },
};

function facesInternet({ manifest }: Resource, classes: readonly Resource[]): boolean {
  const params = manifest.kind === 'Ingress' ? ingressClassOf(manifest, classes)?.params : undefined;
  const scheme =
    manifest.kind === 'Ingress' ? ingressScheme(manifest, classes) : annotation(manifest, 'scheme');
  return (
    scheme === 'internet-facing' &&
    annotation(manifest, 'subnets') === undefined &&
    at(params?.manifest, 'spec', 'subnets') === undefined
  );
}

function annotation({ kind, metadata }: Manifest, name: string): string | undefined {
  const prefix = Object.hasOwn(PREFIXES, kind) ? PREFIXES[kind] : undefined;
  return prefix === undefined ? undefined : metadata.annotations?.[`${prefix}${name}`];
}

/** Why there are no public subnets. */
function reason({ spec, provenance }: ClusterModel): RelatedLocation {
  const at = (message: string, ...path: string[]) => ({
    message,
    location: provenance(specPath('cluster', 'network', ...path)).location,
  });
  if (isExistingVpc(spec.network.vpc)) return at('the subnets of the VPC', 'vpc', 'subnets');
  return isFullyPrivate(spec)
    ? at('the cluster is fully private', 'privateCluster', 'enabled')
    : at('there is no internet gateway', 'vpc', 'internetGateway');
}
