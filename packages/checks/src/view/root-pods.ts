import type { PodRequests } from '@nodeless/contracts/aws';
import { COREDNS_SIZE, demandOf, fargateProfileOf, type PodIdentity } from '@nodeless/contracts/placement';
import type { JsonObject, SpecPath } from '@nodeless/core';
import { ARGOCD_NAMESPACE, KARPENTER_NAMESPACE, type ClusterModel } from '@nodeless/sources';
import type { UpstreamPods } from '../rule.ts';
import { addonPods } from './addon-pods.ts';

/** Pods that must start before anything makes a node. */
export interface RootPods extends PodIdentity {
  readonly name: string;
  readonly podSpec: JsonObject;
  /** What each asks for, where that is known. */
  readonly demand?: PodRequests | undefined;
  /** Whether a Fargate profile takes them. */
  readonly onFargate: boolean;
  /** The value of the sources that keeps them from places where they would run otherwise. */
  readonly restriction?: SpecPath | undefined;
}

/** The add-on that everything finds names by. */
const DNS = 'coredns';

/** Argo CD installs what makes nodes: nothing in its namespace can wait for a node, nor in that of Karpenter. */
const ROOT_NAMESPACES: readonly string[] = [ARGOCD_NAMESPACE, KARPENTER_NAMESPACE];

/** DNS, Argo CD, and what makes nodes. */
export function rootPods(model: ClusterModel, upstreamPods: readonly UpstreamPods[]): RootPods[] {
  const { profiles } = model.spec.compute.fargate;
  const dns = addonPods(model)
    .filter(({ addon }) => addon === DNS)
    .map(({ fargateProfile, restrictedBy: [placing], values, pathOf, ...pods }): RootPods => {
      const size = pods.demand === undefined ? undefined : 'resources';
      const key = values['computeType'] === 'EC2' ? 'computeType' : (placing ?? size);
      const restriction = key === undefined ? undefined : pathOf(key);
      return {
        ...pods,
        demand: pods.demand ?? demandOf(COREDNS_SIZE.resources),
        onFargate: fargateProfile !== undefined,
        restriction,
      };
    });
  const others = upstreamPods
    .filter(({ makesNodes, namespace }) => makesNodes === true || ROOT_NAMESPACES.includes(namespace))
    .map(({ name, namespace, labels, tolerations = [], nodeSelector = {}, resources }): RootPods => ({
      ...{ name, namespace, labels },
      podSpec: { tolerations, nodeSelector },
      demand: resources === undefined ? undefined : demandOf({ ...resources }),
      onFargate: fargateProfileOf(profiles, { namespace, labels }) !== undefined,
    }));
  return [...dns, ...others];
}
