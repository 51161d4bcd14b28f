import { PLAN_RULES } from '../plan/plan-rules.ts';
import { DELETIONS } from './deletions.ts';
import { DELETIONS_CLUSTER } from './deletions-cluster.ts';
import { DELETIONS_CLUSTER_CONFIG } from './deletions-cluster-config.ts';
import { IMMUTABLE_FIELDS } from './immutable-fields.ts';
import { AWS_RESOURCES } from './aws-resources.ts';
import { ARGOCD } from './argocd.ts';
import { ARGOCD_FORCE } from './argocd-force.ts';
import { ARGOCD_IGNORED } from './argocd-ignored.ts';
import { ARGOCD_KARPENTER } from './argocd-karpenter.ts';
import { ARGOCD_RELEASES } from './argocd-releases.ts';
import { AVAILABILITY } from './availability.ts';
import { FEATURE_GATES } from './feature-gates.ts';
import { REPLICAS_LEFT_OUT, REPLICAS_WRITTEN } from './replicas-left-out.ts';
import { AVAILABILITY_CAPACITY } from './availability-capacity.ts';
import { AVAILABILITY_EXPOSURE } from './availability-exposure.ts';
import { NODE_IMAGE_BEFORE_VERSION } from './availability-node-images.ts';
import type { ChangeRule, ClusterRule, DangerRule } from './rule.ts';

export const CHANGE_RULES: readonly ChangeRule[] = [
  ...DELETIONS,
  ...DELETIONS_CLUSTER_CONFIG,
  ...IMMUTABLE_FIELDS,
  ...AWS_RESOURCES,
  ...ARGOCD,
  ...ARGOCD_FORCE,
  ...ARGOCD_IGNORED,
  ...ARGOCD_KARPENTER,
  ...ARGOCD_RELEASES,
  ...AVAILABILITY,
  REPLICAS_LEFT_OUT,
  REPLICAS_WRITTEN,
  ...AVAILABILITY_EXPOSURE,
  ...AVAILABILITY_CAPACITY,
  NODE_IMAGE_BEFORE_VERSION,
  ...FEATURE_GATES,
  ...PLAN_RULES,
];
export const CLUSTER_RULES: readonly ClusterRule[] = DELETIONS_CLUSTER;

/** A file of the tree that is no YAML, or holds no object: nobody can tell what it does. */
export const UNREADABLE: DangerRule = {
  id: 'argocd/unreadable-file',
  severity: 'danger',
  consequence: 'Argo CD cannot read the folder, so nothing in it is synced',
  remedy: 'render the tree again: npx nodeless generate',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/directory/',
};

/** The whole catalogue, by id. */
export const DANGER_RULES: readonly DangerRule[] = [...CHANGE_RULES, ...CLUSTER_RULES, UNREADABLE];
