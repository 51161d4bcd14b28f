import { nameLabel, nonEmpty, nonEmptyMap, present } from '@nodeless/catalogue/render';
import { NODE_LABELS } from '@nodeless/contracts/karpenter';
import { sortedBy, type JsonObject } from '@nodeless/core';
import {
  autoModeOf,
  namedNodePools,
  type AppPlacement,
  type AppSpec,
  type ClusterSpec,
  type Neighbour,
} from '@nodeless/sources';
import { placementFields } from '../pods/placement.ts';

const TOPOLOGY = { zones: NODE_LABELS.zone, nodes: 'kubernetes.io/hostname' } as const;

/** EKS Auto Mode has labels of its own about instances. Source: https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html */
const AUTO_MODE_CATEGORY = 'eks.amazonaws.com/instance-category';

/** A wish counts so much against others, which an app has none of. */
const WEIGHT = 100;

/**
 * The fields of an app's pods that say where they run.
 *
 * @param apps those of the cluster, by whose namespaces neighbours are found
 */
export function appPlacement(app: AppSpec, cluster: ClusterSpec, apps: readonly AppSpec[]): JsonObject {
  const { near = [], apart = [], nodes, tolerations = [] } = app.placement ?? {};
  const wanted = nodes === undefined ? [] : nodeExpressions(nodes, cluster);
  const fields = placementFields(app, namedNodePools(cluster), wanted);
  const all = [...((fields['tolerations'] ?? []) as JsonObject[]), ...tolerations.map(tolerationField)];
  return present({
    affinity: nonEmptyMap({
      ...(fields['affinity'] as JsonObject | undefined),
      ...present({ podAffinity: podTerms(near, apps), podAntiAffinity: podTerms(apart, apps) }),
    }) as JsonObject | undefined,
    tolerations: nonEmpty(all),
  });
}

function nodeExpressions(
  { capacityTypes, instanceCategories, labels, zones }: NonNullable<AppPlacement['nodes']>,
  cluster: ClusterSpec,
): JsonObject[] {
  const category = autoModeOf(cluster) === undefined ? NODE_LABELS.instanceCategory : AUTO_MODE_CATEGORY;
  const wanted: [string, readonly string[] | undefined][] = [
    [NODE_LABELS.capacityType, capacityTypes],
    [category, instanceCategories],
    [NODE_LABELS.zone, zones],
    ...sortedBy(Object.entries(labels), ([key]) => key),
  ];
  return wanted.flatMap(([key, values]) =>
    values === undefined ? [] : [{ key, operator: 'In', values: [...values] }],
  );
}

function podTerms(neighbours: readonly Neighbour[], apps: readonly AppSpec[]): JsonObject | undefined {
  const terms = neighbours.map(({ app, over, required }) => {
    const other = apps.find(({ name }) => name === app);
    const term = {
      labelSelector: { matchLabels: nameLabel(app) },
      namespaces: [other?.namespace ?? app],
      topologyKey: TOPOLOGY[over],
    };
    return { required, term };
  });
  const required = terms.filter((one) => one.required).map(({ term }) => term);
  const preferred = terms
    .filter((one) => !one.required)
    .map(({ term }) => ({ weight: WEIGHT, podAffinityTerm: term }));
  return nonEmptyMap(
    present({
      requiredDuringSchedulingIgnoredDuringExecution: nonEmpty(required),
      preferredDuringSchedulingIgnoredDuringExecution: nonEmpty(preferred),
    }),
  ) as JsonObject | undefined;
}

function tolerationField({ value, ...rest }: AppPlacement['tolerations'][number]): JsonObject {
  return present({ ...rest, operator: value === undefined ? 'Exists' : 'Equal', value });
}
