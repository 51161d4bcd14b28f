import {
  COREDNS_PODS,
  CRITICAL_ADDONS_TOLERATION,
  fargateProfileOf,
  nodePoolViews,
  podTemplates,
  refusal,
  type NodesView,
  type PodIdentity,
} from '@nodeless/contracts/placement';
import { sortedBy, type JsonObject, type Resource } from '@nodeless/core';
import {
  builtInPoolViews,
  clusterAddons,
  nodeGroupViews,
  type ClusterModel,
  type ConfigGroups,
} from '@nodeless/sources';

/** An Application as far as people care. */
export interface ReadmeApplication {
  readonly name: string;
  /** Release of an upstream chart or kustomization. */
  readonly version?: string;
  /** Pods of upstream sources, which the tree does not show. */
  readonly pods: readonly {
    readonly workload: string;
    readonly name: string;
    readonly namespace: string;
    readonly labels: { readonly [key: string]: string };
    /** How many there are. Default: one. */
    readonly replicas?: number;
    readonly tolerations?: readonly JsonObject[];
    readonly nodeSelector?: { readonly [key: string]: string };
    /** Images as they are pulled. Default: none is known. */
    readonly images?: readonly string[];
  }[];
}

/** Where pods run. Without any pool or group that accepts them they stay pending. */
export type Placement =
  | { readonly on: 'fargate'; readonly profile: string }
  | { readonly on: 'nodes'; readonly nodePools: readonly string[]; readonly nodeGroups: readonly string[] };

/** Something that makes pods, and where they run. */
export interface Workload {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly labels: { readonly [key: string]: string };
  /** Name of the Application, or what else brings it. */
  readonly broughtBy: string;
  readonly placement: Placement;
}

/** All workloads of a cluster, by namespace and name. */
export function workloads(
  { spec }: ClusterModel,
  clusterConfig: ConfigGroups,
  resources: readonly Resource[],
  applications: readonly ReadmeApplication[],
): Workload[] {
  const pools = [...builtInPoolViews(spec), ...nodePoolViews(resources)];
  const groups = nodeGroupViews(spec, clusterConfig);
  const placementOf = (pods: PodIdentity, podSpec: JsonObject, onEveryNode = false): Placement => {
    const profile = onEveryNode ? undefined : fargateProfileOf(spec.compute.fargate.profiles, pods);
    if (profile !== undefined) return { on: 'fargate', profile: profile.name };
    const taking = (nodes: readonly NodesView[]) =>
      nodes.filter((one) => refusal(one, podSpec) === undefined).map(({ name }) => name);
    return { on: 'nodes', nodePools: taking(pools), nodeGroups: taking(groups) };
  };
  const all: Workload[] = [
    ...clusterAddons(spec)
      .filter(({ name }) => name === 'coredns')
      .map(({ name }) => ({
        ...{ kind: 'Deployment', name, broughtBy: 'EKS add-on', ...COREDNS_PODS },
        placement: placementOf(COREDNS_PODS, { tolerations: [CRITICAL_ADDONS_TOLERATION] }),
      })),
    ...applications.flatMap((application) =>
      application.pods.map(({ workload, name, namespace, labels, tolerations = [], nodeSelector = {} }) => ({
        ...{ kind: workload, name, namespace, labels, broughtBy: application.name },
        placement: placementOf({ namespace, labels }, { tolerations, nodeSelector }),
      })),
    ),
    ...podTemplates(resources).map((pods) => ({
      kind: pods.resource.manifest.kind,
      name: pods.resource.manifest.metadata.name,
      namespace: pods.namespace,
      labels: pods.labels,
      broughtBy: pods.resource.application,
      placement: placementOf(pods, pods.spec, pods.onEveryNode),
    })),
  ];
  return sortedBy(all, ({ namespace, name, kind }) => [namespace, name, kind].join('\0'));
}

/** The workloads of a namespace that a selector of labels finds; an empty selector finds none. */
export function selectedBy(
  selector: { readonly [key: string]: string },
  namespace: string,
  all: readonly Workload[],
): Workload[] {
  const wanted = Object.entries(selector);
  return all.filter(
    (workload) =>
      wanted.length > 0 &&
      workload.namespace === namespace &&
      wanted.every(([key, value]) => workload.labels[key] === value),
  );
}
