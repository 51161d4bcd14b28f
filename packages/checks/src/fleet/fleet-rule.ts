import type { Diagnostic, RuleDefinition, SourceLocation } from '@nodeless/core';
import type { Claim } from './claim.ts';
import type { ClusterClaims } from './claims.ts';

/** One rule over all clusters at once. Pure. */
export interface FleetRule extends RuleDefinition {
  readonly check: (clusters: readonly ClusterClaims[]) => Iterable<FleetFinding>;
}

/** A finding with the clusters that take part in it. */
export interface FleetFinding extends Diagnostic {
  readonly clusters: readonly string[];
}

/** A claim together with the cluster that has it. */
export interface Claimed<C extends Claim = Claim> {
  readonly cluster: ClusterClaims;
  readonly claim: C;
}

/** Claims of several clusters under one key; those that only one cluster has are left out. */
export function* contested<C extends Claim>(
  clusters: readonly ClusterClaims[],
  claimsOf: (cluster: ClusterClaims) => readonly C[],
  keyOf: (claimed: Claimed<C>) => string,
): Iterable<readonly [Claimed<C>, Claimed<C>, ...Claimed<C>[]]> {
  const byKey = new Map<string, Claimed<C>[]>();
  for (const cluster of clusters) {
    for (const claim of claimsOf(cluster)) {
      const claimed = { cluster, claim };
      const key = keyOf(claimed);
      const same = byKey.get(key);
      if (same === undefined) byKey.set(key, [claimed]);
      // Inside of one cluster other rules look.
      else if (same.at(-1)?.cluster !== cluster) same.push(claimed);
    }
  }
  for (const [first, second, ...rest] of byKey.values()) {
    if (first !== undefined && second !== undefined) yield [first, second, ...rest];
  }
}

/** Clusters that a message names. */
const NAMED = 4;

/** For example `clusters a, b and 3 more`. */
export function clusterWords(names: readonly string[]): string {
  const shown = names.slice(0, NAMED).join(', ');
  return `clusters ${shown}${names.length > NAMED ? ` and ${names.length - NAMED} more` : ''}`;
}

/** A finding at the first of several places; the others are told beside it. */
export function fleetFinding(
  finding: Omit<Diagnostic, 'location' | 'related'>,
  [first, ...others]: readonly {
    readonly cluster: ClusterClaims;
    readonly what: string;
    readonly location: SourceLocation;
  }[],
): FleetFinding {
  const related = others.map(({ cluster, what, location }) => ({
    message: `${what} of the cluster ${cluster.name}`,
    location,
  }));
  return {
    ...finding,
    ...(first === undefined ? {} : { location: first.location }),
    ...(related.length === 0 ? {} : { related: related.slice(0, NAMED) }),
    clusters: [...(first === undefined ? [] : [first]), ...others].map(({ cluster }) => cluster.name),
  };
}

/** A claim as a place of a finding. */
export function placeOf({ cluster, claim }: Claimed) {
  return { cluster, what: claim.what, location: claim.location };
}
