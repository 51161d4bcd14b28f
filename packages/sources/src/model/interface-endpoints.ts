import { askedComponents } from '@nodeless/catalogue';
import {
  eksAddon,
  hasInterfaceEndpoint,
  KARPENTER_SERVICES,
  NODE_SERVICES,
  SESSION_MANAGER_SERVICES,
  ZONAL_SHIFT,
} from '@nodeless/contracts/aws';
import { compareText, specPath, type SpecPath } from '@nodeless/core';
import type { ClusterSpec } from '../schema/cluster.ts';
import { clusterAddons } from './addons.ts';
import { platformIdentities, runsKarpenter } from './workload-identity.ts';

/** What the agent of Pod Identity calls, wherever it comes from. */
const POD_IDENTITY = eksAddon('eks-pod-identity-agent').services ?? [];

/** A service of AWS that something in the cluster calls. */
export interface CalledService {
  /** Its name in interface endpoints: `ecr.api`. */
  readonly service: string;
  /** The value of the sources because of which it is called. */
  readonly specPath: SpecPath;
}

/**
 * Services of AWS that nodes and chosen components call, once each, in the order of their names. S3 is left out: it has a
 * gateway endpoint. Pods get roles by Pod Identity from eks-auth; its agents may also serve associations made by hand.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html,
 * https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html and those of each list
 */
export function calledServices(cluster: ClusterSpec): CalledService[] {
  const { components, network } = cluster;
  const at = (services: readonly string[], ...path: string[]): CalledService[] =>
    services.map((service) => ({ service, specPath: specPath('cluster', ...path) }));
  const when = (condition: unknown, services: readonly string[], ...path: string[]) =>
    condition ? at(services, ...path) : [];
  const { privateCluster, endpoint } = network;
  const called = [
    ...at(NODE_SERVICES, 'network', 'privateCluster', 'enabled'),
    ...when(runsKarpenter(cluster), KARPENTER_SERVICES, 'compute', 'karpenter', 'nodePools'),
    ...when(
      runsKarpenter(cluster) && cluster.controlPlane.zonalShift,
      [ZONAL_SHIFT],
      'controlPlane',
      'zonalShift',
    ),
    ...askedComponents(cluster.catalogue, components).flatMap(({ component: { key, services = [] } }) =>
      at(services, 'components', key),
    ),
    ...when(cluster.compute.fargate.logging, ['logs'], 'compute', 'fargate', 'logging'),
    ...when(cluster.compute.autoMode, POD_IDENTITY, 'compute', 'autoMode'),
    ...clusterAddons(cluster).flatMap((addon) =>
      (eksAddon(addon.name).services ?? []).map((service) => ({ service, specPath: addon.specPath })),
    ),
    ...when(cluster.iam.identity.by === 'pod-identity', POD_IDENTITY, 'iam', 'identity', 'by'),
    ...platformIdentities(cluster)
      .filter(({ by }) => by === 'pod-identity')
      .flatMap(({ bySpecPath }) => POD_IDENTITY.map((service) => ({ service, specPath: bySpecPath }))),
    ...when(
      privateCluster.enabled && endpoint.access?.via === 'session-manager',
      SESSION_MANAGER_SERVICES,
      'network',
      'endpoint',
      'access',
      'via',
    ),
    ...privateCluster.additionalEndpointServices.map((service, index) => ({
      service,
      specPath: specPath('cluster', 'network', 'privateCluster', 'additionalEndpointServices', index),
    })),
  ];
  const once = new Map(called.toReversed().map((one) => [one.service, one]));
  return [...once.values()].sort((one, other) => compareText(one.service, other.service));
}

/** Services that get an interface endpoint in a VPC of our own stack, where the region has one. */
export function interfaceEndpointServices(cluster: ClusterSpec): string[] {
  return calledServices(cluster)
    .map(({ service }) => service)
    .filter((service) => hasInterfaceEndpoint(cluster.region, service));
}
