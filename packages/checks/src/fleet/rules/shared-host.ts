import {
  clusterWords,
  contested,
  fleetFinding,
  placeOf,
  type Claimed,
  type FleetRule,
} from '../fleet-rule.ts';
import type { HostClaim } from '../host-claims.ts';

/**
 * One name that several clusters keep the record of. Each marks records with its own owner, and leaves those of others alone:
 * the record stays with whoever was first, or changes hands with each sync.
 */
export const sharedHost: FleetRule = {
  codes: [
    {
      code: 'fleet/shared-host',
      severity: 'error or warning',
      title: 'Several clusters keep the record of one name',
    },
  ],
  references: ['https://kubernetes-sigs.github.io/external-dns/latest/docs/registry/txt/'],
  *check(clusters) {
    for (const all of contested(
      clusters,
      ({ hosts }) => hosts,
      ({ claim }) => claim.value,
    )) {
      const [first] = all;
      const rivals = all.filter((one) => one === first || mayShareAZone(first, one));
      if (rivals.length < 2) continue;
      const names = rivals.map(({ cluster }) => cluster.name);
      const isOneAccount = rivals
        .slice(1)
        .some(({ cluster }) => cluster.accountId === first.cluster.accountId);
      const message = isOneAccount
        ? `${clusterWords(names)} keep the record of ${first.claim.value}: it stays with one of them, and the others never get it`
        : `${clusterWords(names)} keep the record of ${first.claim.value} in zones of several accounts: who asks gets the answer of whichever zone the domain is delegated to`;
      yield fleetFinding(
        {
          code: 'fleet/shared-host',
          severity: isOneAccount ? 'error' : 'warning',
          message,
          hint: 'give each cluster its own name (an overlay of the app), or tell hostedZoneIds that differ',
        },
        rivals.map(placeOf),
      );
    }
  },
};

/** Where both list their zones, they must have one in common. */
function mayShareAZone(
  { claim: { zones: one } }: Claimed<HostClaim>,
  { claim: { zones: other } }: Claimed<HostClaim>,
): boolean {
  return one === undefined || other === undefined || one.some((zone) => other.includes(zone));
}
