import {
  clusterWords,
  contested,
  fleetFinding,
  placeOf,
  type Claimed,
  type FleetRule,
} from '../fleet-rule.ts';

/** One secret of an account that clusters of several stages read: whoever may read it in the first stage has that of the last one. */
export const sharedSecret: FleetRule = {
  codes: [
    {
      code: 'fleet/shared-secret',
      severity: 'warning',
      title: 'Clusters of several stages read one secret',
    },
  ],
  references: ['https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html'],
  *check(clusters) {
    const key = ({ cluster, claim }: Claimed) => `${cluster.accountId} ${cluster.region} ${claim.value}`;
    for (const all of contested(clusters, ({ secrets }) => secrets, key)) {
      const [first] = all;
      const stages = [...new Set(all.map(({ cluster }) => cluster.stage))];
      if (stages.length < 2) continue;
      const names = all.map(({ cluster }) => cluster.name);
      yield fleetFinding(
        {
          code: 'fleet/shared-secret',
          severity: 'warning',
          message: `${clusterWords(names)} of the stages ${stages.join(', ')} read the secret ${first.claim.value} of the account ${first.cluster.accountId}: what one of them can read is that of the others`,
          hint: 'write ${stage} into the key, or an account for each stage',
        },
        all.map(placeOf),
      );
    }
  },
};
