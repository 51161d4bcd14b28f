import type { ClusterClaims } from '../claims.ts';
import { fleetFinding, type FleetRule } from '../fleet-rule.ts';

/**
 * A stage that runs a newer Kubernetes than every cluster of the stages before it in fleet.yaml: nobody has tried it. Stages
 * stand there in the order in which changes go through them.
 */
export const stageAhead: FleetRule = {
  codes: [
    {
      code: 'fleet/stage-ahead',
      severity: 'warning',
      title: 'A stage runs a newer Kubernetes than all stages before it',
    },
  ],
  references: ['docs/runbook-versions.md'],
  *check(clusters) {
    const ranks = [...new Set(clusters.map(({ stageRank }) => stageRank))].sort((a, b) => a - b);
    for (const rank of ranks.slice(1)) {
      const [newest, ...behind] = newestFirst(clusters.filter(({ stageRank }) => stageRank === rank));
      const [tried] = newestFirst(clusters.filter(({ stageRank }) => stageRank < rank));
      if (newest === undefined || tried === undefined || minor(newest) <= minor(tried)) continue;
      const ahead = [newest, ...behind].filter((cluster) => minor(cluster) > minor(tried));
      yield fleetFinding(
        {
          code: 'fleet/stage-ahead',
          severity: 'warning',
          message: `the stage ${newest.stage} runs Kubernetes ${newest.kubernetes.value} (${ahead.map(({ name }) => name).join(', ')}), and no cluster of a stage before it more than ${tried.kubernetes.value}: nobody has tried it`,
          hint: `upgrade a cluster of the stage ${tried.stage} first; stages stand in clusters/fleet.yaml in the order in which changes go through them`,
        },
        [...ahead, tried].map((cluster) => ({
          cluster,
          what: cluster.kubernetes.what,
          location: cluster.kubernetes.location,
        })),
      );
    }
  },
};

function newestFirst(clusters: readonly ClusterClaims[]): ClusterClaims[] {
  return [...clusters].sort((a, b) => minor(b) - minor(a));
}

function minor({ kubernetes }: ClusterClaims): number {
  return Number(kubernetes.value.split('.')[1]);
}
