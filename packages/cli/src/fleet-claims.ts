import { checkFleet, claimsOf, type ClusterClaims } from '@nodeless/checks';
import type { Diagnostic } from '@nodeless/core';
import type { ClusterModel, Fleet } from '@nodeless/sources';
import { draftCluster, type RenderedCluster } from './pipeline.ts';

/** What a cluster takes of what clusters share, of one that is rendered or else of its model; undefined where that fails. */
export function claimsOfCluster(
  { stages }: Pick<Fleet, 'stages'>,
  model: ClusterModel | undefined,
  rendered?: Pick<RenderedCluster, 'components'>,
): ClusterClaims | undefined {
  if (model === undefined) return undefined;
  try {
    const { resources } = rendered?.components ?? draftCluster(model).components;
    return claimsOf({ model, resources }, [...stages.keys()]);
  } catch {
    // Code of the repository may throw; whoever renders the cluster says so.
    return undefined;
  }
}

/**
 * What the rules over all clusters find.
 *
 * @param asked clusters that somebody asked about
 */
export function fleetFindings(
  claims: readonly (ClusterClaims | undefined)[],
  asked: readonly string[],
): Diagnostic[] {
  const known = claims.filter((one) => one !== undefined);
  return known.length < 2 ? [] : checkFleet(known, asked);
}
