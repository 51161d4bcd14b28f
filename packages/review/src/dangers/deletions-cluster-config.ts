import { COREDNS_PODS, fargateProfileOf, type PodIdentity } from '@nodeless/contracts/placement';
import type { JsonObject } from '@nodeless/core';
import type { Change } from '../compare/match.ts';
import { isKind } from '../objects/tree-object.ts';
import {
  administrators,
  creatorIsAdministrator,
  fargateProfiles,
  hasOtherNodes,
  makesNodes,
  nodePrincipals,
  userOf,
  workloadRoles,
} from './cluster-config-facts.ts';
import type { ClusterContext } from './context.ts';
import { podOf } from './pod.ts';
import type { ChangeRule, Hit } from './rule.ts';

/** Deletions of what keeps a cluster running and stands in the ClusterConfig. */
export const DELETIONS_CLUSTER_CONFIG: readonly ChangeRule[] = [
  {
    id: 'deletions/workload-role',
    severity: 'danger',
    class: 'access',
    match: (change, context) =>
      sides(change, (before, after) =>
        workloadRoles(before)
          .filter(
            ({ namespace, serviceAccount }) =>
              !workloadRoles(after).some(
                (other) => other.namespace === namespace && other.serviceAccount === serviceAccount,
              ),
          )
          .flatMap((role): Hit[] => {
            const user = userOf(role, after, context);
            const account = `${role.namespace}/${role.serviceAccount}`;
            return user === undefined
              ? []
              : [{ what: `loses the role of ${account}, which ${user} still works with` }];
          }),
      ),
    consequence:
      'when eksctl has deleted the role, its pods may do nothing in AWS: no node is made, no load balancer is changed, no volume is attached',
    remedy: 'keep the entry, or take away what works with it in the same change',
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html',
  },
  {
    id: 'deletions/node-access',
    severity: 'danger',
    class: 'access',
    match: (change, context) =>
      sides(change, (before, after) =>
        [...new Set(nodePrincipals(before))]
          .filter((arn) => !nodePrincipals(after).includes(arn))
          .flatMap((arn): Hit[] => {
            const user = makesNodes(context, arn);
            return user === undefined
              ? []
              : [{ what: `lets nodes of ${arn} in no more, and ${user} still makes them` }];
          }),
      ),
    consequence: 'new nodes cannot join, and those that run lose the API server and become NotReady',
    remedy: 'keep the access entry, or take the node class away first',
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html',
  },
  {
    id: 'deletions/last-administrator',
    severity: 'danger',
    class: 'access',
    match: (change) =>
      sides(change, (before, after) => {
        const had = [...administrators(before), ...(creatorIsAdministrator(before) ? ['its creator'] : [])];
        const stays = administrators(after).length > 0 || creatorIsAdministrator(before);
        return had.length === 0 || stays
          ? []
          : [{ what: `loses its last administrator (${[...new Set(had)].join(', ')})` }];
      }),
    consequence:
      'nobody may change the cluster through the Kubernetes API, and eksctl cannot finish what needs it; bootstrapClusterCreatorAdminPermissions is read when a cluster is made only',
    remedy: 'name another administrator in access.admins first',
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/setting-up-access-entries.html',
  },
  {
    id: 'deletions/fargate-profile',
    severity: 'danger',
    class: 'availability',
    match: (change, context) => sides(change, (before, after) => withoutPlace(before, after, context)),
    consequence:
      'EKS deletes the pods of a profile with it, one profile after the other, and the new ones stay pending until a node takes them',
    remedy: 'make the profile or the nodes that take these pods first, and delete this one in a later change',
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/delete-fargate-profile.html',
  },
];

function sides(
  change: Change,
  hits: (before: JsonObject, after: JsonObject) => readonly Hit[],
): readonly Hit[] {
  return change.operation === 'changed' && isKind(change.after, 'eksctl.io', 'ClusterConfig')
    ? hits(change.before.value, change.after.value)
    : [];
}

/** Pods that everything waits for, with what makes them. The tree does not show them: they come from charts and EKS. */
const PLATFORM: readonly (PodIdentity & { readonly what: string; readonly application?: string })[] = [
  { what: 'CoreDNS', ...COREDNS_PODS },
  {
    what: 'Karpenter',
    application: 'karpenter',
    namespace: 'karpenter',
    labels: { 'app.kubernetes.io/name': 'karpenter' },
  },
  { what: 'Argo CD', application: 'argocd', namespace: 'argocd', labels: {} },
];

/**
 * Pods of the head that a profile of the base took, and none of the head takes. With nodes that do not come from Karpenter
 * they have another place: a warning, because they stop all the same.
 */
function withoutPlace(before: JsonObject, after: JsonObject, context: ClusterContext): Hit[] {
  const [old, now] = [fargateProfiles(before), fargateProfiles(after)];
  if (old.length === 0) return [];
  const loses = (pods: PodIdentity) =>
    fargateProfileOf(now, pods) === undefined ? fargateProfileOf(old, pods) : undefined;
  const apps = context
    .objects('head', (path) => path.includes('/rendered/manifests/'), 'containers')
    .flatMap((object) => {
      const pod = podOf(object);
      return pod === undefined || pod.onEveryNode
        ? []
        : [{ what: `${object.ref.kind} ${object.ref.name}`, ...pod }];
    });
  const lost = new Map<string, string[]>();
  const there = PLATFORM.filter(
    ({ application }) => application === undefined || context.application('head', application) !== undefined,
  );
  for (const pods of [...there, ...apps]) {
    const profile = loses(pods);
    if (profile !== undefined) lost.set(profile.name, [...(lost.get(profile.name) ?? []), pods.what]);
  }
  return [...lost].map(([profile, whose]) => {
    const platform = whose.filter((what) => PLATFORM.some((pods) => pods.what === what));
    const named = [...new Set(platform.length > 0 ? platform : whose)].slice(0, NAMED);
    return {
      what: `takes the pods of ${named.join(', ')} from Fargate (profile ${profile})`,
      ...(platform.length > 0 && !hasOtherNodes(after) ? {} : { severity: 'warning' as const }),
    };
  });
}

const NAMED = 5;
