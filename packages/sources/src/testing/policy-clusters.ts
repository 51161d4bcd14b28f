import type { ClusterSpec } from '../schema/cluster.ts';
import { edited, modelOf } from './sources.ts';

/** Partitions of AWS, with a region of each. */
export const PARTITIONS = [
  ['aws', 'eu-central-1'],
  ['aws-cn', 'cn-north-1'],
  ['aws-us-gov', 'us-gov-west-1'],
] as const;

/** The good cluster in another region, with more keys of cluster.yaml behind it. */
export function clusterIn(region: string, more = ''): ClusterSpec {
  const { cluster } = edited('cluster', 'region: eu-central-1', `region: ${region}`);
  return modelOf({ cluster: `${cluster}${more}` }).spec;
}
