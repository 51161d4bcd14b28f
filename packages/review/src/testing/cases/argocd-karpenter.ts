import { object } from '../objects.ts';
import type { Cases } from './case.ts';

const pool = (disruption: object) => ({
  'manifests/karpenter-config/nodepool-default.yaml': object('karpenter.sh/v1', 'NodePool', 'default', {
    spec: { limits: { cpu: '10' }, disruption: { ...disruption } },
  }),
});

export const ARGOCD_KARPENTER_CASES: Cases = {
  'argocd/no-rollback': {
    meets: {
      base: pool({ consolidateAfter: '1m', budgets: [{ nodes: '1' }] }),
      head: pool({ consolidateAfter: '1m', budgets: [{ nodes: '1', reasons: ['Unhealthy'] }] }),
    },
    spares: {
      base: pool({ consolidateAfter: '1m', budgets: [{ nodes: '1' }] }),
      head: pool({ consolidateAfter: '1m', budgets: [{ nodes: '1', reasons: ['Drifted'] }] }),
    },
  },
};
