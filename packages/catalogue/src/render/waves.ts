/**
 * The bands of `argocd.argoproj.io/sync-wave` on what the root Application syncs.
 *
 * They order the first bring-up only: the root syncs an Application's object, and a later commit that changes nothing
 * but the content of Applications is not ordered at all (https://github.com/argoproj/argo-cd/pull/29649). Nothing may
 * depend on them; every Application retries until what it needs is there. What can wait long for the world outside
 * (nodes, load balancers) is in the last band, because an earlier one would hold up all that follow.
 */
export const WAVE = {
  projects: -50,
  namespaces: -40,
  definitions: -30,
  argocd: -20,
  priorities: -10,
  controllers: 0,
  nodes: 20,
  workloads: 30,
} as const;

export type Wave = (typeof WAVE)[keyof typeof WAVE];
