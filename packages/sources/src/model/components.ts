import { askedComponents, type Component, type LoadBalancerWish } from '@nodeless/catalogue';
import { specPath, type SpecPath } from '@nodeless/core';
import type { ClusterSpec } from '../schema/cluster.ts';

/** The components that the cluster runs, in the order of its catalogue. */
export function runningComponents({ catalogue, components }: ClusterSpec): Component[] {
  return askedComponents(catalogue, components).map(({ component }) => component);
}

/** What `versions.<key>` pins: that of fleet.yaml, or the one that comes with the definition. */
export function releaseOf({ versions }: Pick<ClusterSpec, 'versions'>, key: string): unknown {
  return Object.hasOwn(versions, key) ? (versions as Readonly<Record<string, unknown>>)[key] : undefined;
}

/** Annotations by which Services ask for host names, the one that is rendered first; empty where no component reads any. */
export function hostnameAnnotations(
  spec: Pick<ClusterSpec, 'catalogue' | 'components' | 'versions'>,
): readonly string[] {
  const asked = askedComponents(spec.catalogue, spec.components);
  return Object.values(spec.catalogue).flatMap((component) => {
    const options = asked.find((one) => one.component === component)?.options;
    return component.hostnameAnnotations?.(options, releaseOf(spec, component.key)) ?? [];
  });
}

/** Tags that let components find a self-managed node group, and tell them what its nodes are like. */
export function nodeGroupTags(
  cluster: ClusterSpec,
  group: ClusterSpec['compute']['selfManagedNodeGroups'][number],
): { [tag: string]: string } {
  const tags = runningComponents(cluster).map((component) => component.nodeGroupTags?.(cluster, group) ?? {});
  return Object.assign({}, ...tags) as { [tag: string]: string };
}

/** A Network Load Balancer that a component asks for, with the place of its options in the sources. */
export interface ComponentLoadBalancer extends Pick<LoadBalancerWish, 'nlb'> {
  readonly specPath: SpecPath;
}

/** Load balancers that the components of a cluster ask for. */
export function componentLoadBalancers({ catalogue, components }: ClusterSpec): ComponentLoadBalancer[] {
  return askedComponents(catalogue, components).flatMap(({ component, options }) =>
    (component.loadBalancers?.(options) ?? []).map(({ path, nlb }) => ({
      nlb,
      specPath: specPath('cluster', 'components', component.key, ...path),
    })),
  );
}
