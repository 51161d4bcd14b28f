import { partitionOf } from '@nodeless/contracts/aws';
import { withPlaceholders, type PlaceholderValues } from '../schema/app/placeholders.ts';
import type { ClusterSpec } from '../schema/cluster.ts';

/** What the placeholders in the sources of an app stand for in a cluster. */
export function placeholderValues(cluster: ClusterSpec): PlaceholderValues {
  return {
    account: cluster.accountId,
    cluster: cluster.name,
    partition: partitionOf(cluster.region),
    region: cluster.region,
    stage: cluster.stage,
  };
}

/** A string of an app's sources with the values of the cluster. */
export function filledFor(cluster: ClusterSpec, text: string): string {
  return withPlaceholders(text, placeholderValues(cluster));
}
