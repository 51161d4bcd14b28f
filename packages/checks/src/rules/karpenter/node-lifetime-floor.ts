import { durationSeconds } from '@nodeless/contracts/karpenter';
import { specPath } from '@nodeless/core';
import { autoModeOf } from '@nodeless/sources';
import { finding, type Rule } from '../../rule.ts';

const HOUR = 3600;

/** Expiry is forceful: it ignores disruption budgets and starts no replacement first. */
export const nodeLifetimeFloor: Rule = {
  codes: [
    {
      code: 'karpenter/node-lifetime-floor',
      severity: 'error or warning',
      title: 'Nodes expire so soon that the cluster is replaced without end',
    },
  ],
  references: ['https://karpenter.sh/docs/concepts/disruption/#expiration'],
  *check({ model }) {
    const { checks, compute } = model.spec;
    const pools = [
      ...compute.karpenter.nodePools.map((pool, index) => ({ pool, list: 'karpenter', index })),
      ...(autoModeOf(model.spec)?.nodePools ?? []).map((pool, index) => ({ pool, list: 'autoMode', index })),
    ];
    for (const { pool, list, index } of pools) {
      const seconds = durationSeconds(pool.expireAfter);
      if (seconds >= checks.thresholds.nodeLifetimeHours * HOUR) continue;
      const path = specPath('cluster', 'compute', list, 'nodePools', index, 'expireAfter');
      const message = `nodes of NodePool "${pool.name}" expire after ${pool.expireAfter}: expiry ignores budgets and starts no replacement first`;
      yield finding(model, path, 'karpenter/node-lifetime-floor', message, {
        severity: seconds < HOUR ? 'error' : 'warning',
        hint: 'use days, for example 168h',
      });
    }
  },
};
