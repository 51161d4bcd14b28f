import { externalDnsPrefix } from '@nodeless/contracts/load-balancer';
import type { ClusterSpec } from '../schema/cluster.ts';

/**
 * Prefix of the annotations that ExternalDNS reads in a cluster, with the `/` at its end: the one that it is told, or that
 * of its release. Where it does not run, that of the release which would.
 */
export function externalDnsPrefixOf({
  components: { externalDns },
  versions,
}: Pick<ClusterSpec, 'components' | 'versions'>): string {
  const prefix = externalDns ? externalDns.annotationPrefix : undefined;
  return externalDnsPrefix(
    versions.externalDns.version,
    prefix === undefined ? {} : { annotationPrefix: prefix },
  );
}
