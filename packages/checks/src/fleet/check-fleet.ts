import { sortDiagnostics, sortedBy, type Diagnostic } from '@nodeless/core';
import { applyAll } from '../settings/apply-settings.ts';
import type { ClusterClaims } from './claims.ts';
import { FLEET_RULES } from './fleet-rules.ts';

/**
 * Runs every rule over all clusters at once. The order of the clusters does not matter.
 *
 * @param asked clusters that somebody asked about: what concerns none of them is not told. @default all
 */
export function checkFleet(
  clusters: readonly ClusterClaims[],
  asked: readonly string[] = clusters.map(({ name }) => name),
): Diagnostic[] {
  const sorted = sortedBy(clusters, ({ name }) => name);
  const wanted = new Set(asked);
  const found = FLEET_RULES.flatMap(({ check }) => [...check(sorted)]);
  return sortDiagnostics(
    found
      .filter((finding) => finding.clusters.some((name) => wanted.has(name)))
      .flatMap(({ clusters: names, ...finding }) => {
        const partners = sorted.filter(({ name }) => names.includes(name));
        return applyAll(
          partners.map(({ checks }) => checks),
          [finding],
        );
      }),
  );
}
