import { clusterWords, contested, fleetFinding, placeOf, type FleetRule } from '../fleet-rule.ts';

/**
 * Names of IAM roles are of the account, whatever the region, and differ by more than case. Those of an app are made of the
 * names of its cluster and of the app, so that two such pairs can give one name.
 */
export const roleName: FleetRule = {
  codes: [
    {
      code: 'fleet/role-name',
      severity: 'error',
      title: 'Two clusters of an account want an IAM role of one name',
    },
  ],
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html'],
  *check(clusters) {
    const key = ({ cluster, claim }: Parameters<typeof placeOf>[0]) =>
      `${cluster.accountId} ${claim.value.toLowerCase()}`;
    for (const all of contested(clusters, ({ roles }) => roles, key)) {
      const [first] = all;
      const names = all.map(({ cluster }) => cluster.name);
      yield fleetFinding(
        {
          code: 'fleet/role-name',
          severity: 'error',
          message: `${clusterWords(names)} of the account ${first.cluster.accountId} want a role of the name ${first.claim.value}: only one of them can be made`,
          hint: 'rename the app, or the cluster that does not exist yet',
        },
        all.map(placeOf),
      );
    }
  },
};
