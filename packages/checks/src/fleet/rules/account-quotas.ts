import { compareText } from '@nodeless/core';
import type { ClusterClaims } from '../claims.ts';
import { clusterWords, fleetFinding, type FleetRule } from '../fleet-rule.ts';

/**
 * What an account has of each in a region until somebody asks for more.
 * Sources: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html,
 * https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html
 */
const QUOTAS: readonly {
  readonly what: string;
  readonly most: number;
  readonly takes: (cluster: ClusterClaims) => number;
}[] = [
  { what: 'VPCs', most: 5, takes: ({ vpcId }) => (vpcId === undefined ? 1 : 0) },
  { what: 'Elastic IP addresses of NAT gateways', most: 5, takes: ({ natGateways }) => natGateways },
  { what: 'EKS clusters', most: 100, takes: () => 1 },
];

/** Several clusters of an account and a region count together. A note: quotas are raised on request, and no source knows them. */
export const accountQuotas: FleetRule = {
  codes: [
    {
      code: 'fleet/account-quota',
      severity: 'info',
      title: 'The clusters of an account and a region take more than it has by default',
    },
  ],
  references: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html',
  ],
  *check(clusters) {
    const places = new Map<string, ClusterClaims[]>();
    for (const cluster of clusters) {
      const key = `${cluster.accountId} ${cluster.region}`;
      const same = places.get(key);
      if (same === undefined) places.set(key, [cluster]);
      else same.push(cluster);
    }
    for (const [, those] of [...places].sort(([a], [b]) => compareText(a, b))) {
      for (const { what, most, takes } of QUOTAS) {
        const takers = those.filter((cluster) => takes(cluster) > 0);
        const sum = takers.reduce((total, cluster) => total + takes(cluster), 0);
        const [first] = takers;
        if (first === undefined || takers.length < 2 || sum <= most) continue;
        const names = takers.map(({ name }) => name);
        yield fleetFinding(
          {
            code: 'fleet/account-quota',
            severity: 'info',
            message: `${clusterWords(names)} take ${sum} ${what} in ${first.region} of the account ${first.accountId}, which has ${most} by default`,
            hint: 'ask for more in Service Quotas before the next cluster is made',
          },
          takers.map((cluster) => ({
            cluster,
            what: what,
            location: cluster.vpc?.location ?? cluster.kubernetes.location,
          })),
        );
      }
    }
  },
};
