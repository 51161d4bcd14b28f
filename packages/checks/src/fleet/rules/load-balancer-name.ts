import {
  clusterWords,
  contested,
  fleetFinding,
  placeOf,
  type Claimed,
  type FleetRule,
} from '../fleet-rule.ts';

/** Names of load balancers are of the account and the region: the second cluster would take over, or fail. */
export const loadBalancerName: FleetRule = {
  codes: [
    {
      code: 'fleet/load-balancer-name',
      severity: 'error',
      title: 'Two clusters of an account and a region want a load balancer of one name',
    },
  ],
  references: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html',
  ],
  *check(clusters) {
    const key = ({ cluster, claim }: Claimed) => `${cluster.accountId} ${cluster.region} ${claim.value}`;
    for (const all of contested(clusters, ({ loadBalancers }) => loadBalancers, key)) {
      const [first] = all;
      const names = all.map(({ cluster }) => cluster.name);
      yield fleetFinding(
        {
          code: 'fleet/load-balancer-name',
          severity: 'error',
          message: `${clusterWords(names)} want a load balancer of the name ${first.claim.value} in ${first.cluster.region}, where one account has each name once: only the first gets it`,
          hint: 'leave the name out, or let it differ by cluster (an overlay of the app)',
        },
        all.map(placeOf),
      );
    }
  },
};
