import { PLAN_RULES } from '../plan/plan-rules.ts';
import { D1 } from './d1.ts';
import { D1_CLUSTER } from './d1-cluster.ts';
import { D1_CLUSTER_CONFIG } from './d1-cluster-config.ts';
import { D2 } from './d2.ts';
import { D3 } from './d3.ts';
import { D3_DNS } from './d3-dns.ts';
import { D4 } from './d4.ts';
import { D4_FORCE } from './d4-force.ts';
import { D4_IGNORED } from './d4-ignored.ts';
import { D4_KARPENTER } from './d4-karpenter.ts';
import { D4_RELEASES } from './d4-releases.ts';
import { D5 } from './d5.ts';
import { FEATURE_GATES } from './feature-gates.ts';
import { REPLICAS_LEFT_OUT } from './replicas-left-out.ts';
import { D5_CAPACITY } from './d5-capacity.ts';
import { D5_EXPOSURE } from './d5-exposure.ts';
import { NODE_IMAGE_BEFORE_VERSION } from './d5-node-images.ts';
import type { ChangeRule, ClusterRule, DangerRule } from './rule.ts';

export const CHANGE_RULES: readonly ChangeRule[] = [
  ...D1,
  ...D1_CLUSTER_CONFIG,
  ...D2,
  ...D3,
  ...D3_DNS,
  ...D4,
  ...D4_FORCE,
  ...D4_IGNORED,
  ...D4_KARPENTER,
  ...D4_RELEASES,
  ...D5,
  REPLICAS_LEFT_OUT,
  ...D5_EXPOSURE,
  ...D5_CAPACITY,
  NODE_IMAGE_BEFORE_VERSION,
  ...FEATURE_GATES,
  ...PLAN_RULES,
];
export const CLUSTER_RULES: readonly ClusterRule[] = D1_CLUSTER;

/** A file of the tree that is no YAML, or holds no object: nobody can tell what it does. */
export const UNREADABLE: DangerRule = {
  id: 'd4/unreadable-file',
  severity: 'danger',
  consequence: 'Argo CD cannot read the folder, so nothing in it is synced',
  remedy: 'render the tree again: npx nodeless generate',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/directory/',
};

/** The whole catalogue, by id. */
export const DANGER_RULES: readonly DangerRule[] = [...CHANGE_RULES, ...CLUSTER_RULES, UNREADABLE];
