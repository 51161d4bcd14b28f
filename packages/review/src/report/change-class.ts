/**
 * What a change does when it is merged, most serious first. A change can have several; the first one leads.
 *
 * - `immutable`: the API server refuses the update: the comparison fails, and nothing of the Application is applied
 * - `delete`: Argo CD prunes the object, or AWS deletes the resource
 * - `load-balancer`: a load balancer or target group is created, replaced or deleted
 * - `move`: the object goes from one Application to another: the old one deletes it, the new one recreates it
 * - `crd`: versions or fields of a CustomResourceDefinition
 * - `access`: who may do what: RBAC, IAM roles, access entries
 * - `availability`: replicas, disruption budgets, probes, and what a pod may do to its node
 * - `node-churn`: Karpenter replaces nodes (drift)
 * - `eksctl`: somebody has to run eksctl or aws; Argo CD does not
 * - `argocd`: how Argo CD syncs
 * - `rename`: one object goes and an equal one comes under another name
 * - `rollout`: pods are replaced
 * - `scale`: the number of pods or nodes, nothing else
 * - `create`: an object that was not there
 * - `update`: in place, without one of the effects above
 * - `cosmetic`: labels, annotations and descriptions that nothing reads
 */
export const CHANGE_CLASSES = [
  'immutable',
  'delete',
  'load-balancer',
  'move',
  'crd',
  'access',
  'availability',
  'node-churn',
  'eksctl',
  'argocd',
  'rename',
  'rollout',
  'scale',
  'create',
  'update',
  'cosmetic',
] as const;

export type ChangeClass = (typeof CHANGE_CLASSES)[number];
