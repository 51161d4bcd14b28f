import { askedComponents, type WorkloadIdentity } from '@nodeless/catalogue';
import { sortedBy, specPath } from '@nodeless/core';
import type { ClusterSpec } from '../schema/cluster.ts';
import { appIdentity } from './app-identity.ts';
import type { ClusterModel } from './model.ts';
import type { IdentityMechanism } from '@nodeless/catalogue/schema';
import { addonRole, clusterAddons } from './addons.ts';
import { mechanismOf } from './identity-mechanism.ts';
import { karpenterControllerPolicyNames, policyArn } from './names.ts';

export const KARPENTER_NAMESPACE = 'karpenter';
export const ARGOCD_NAMESPACE = 'argocd';

const KARPENTER = 'karpenter';

/** Identities of the components, add-ons and apps that a cluster runs, in the order of namespace and name. */
export function workloadIdentities({ spec, apps }: Pick<ClusterModel, 'spec' | 'apps'>): WorkloadIdentity[] {
  return inOrder([...platformIdentities(spec), ...apps.flatMap((app) => appIdentity(spec, app) ?? [])]);
}

/** Identities of the components and add-ons that the cluster runs, in the order of namespace and name. */
export function platformIdentities(cluster: ClusterSpec): WorkloadIdentity[] {
  return inOrder([
    ...karpenterIdentity(cluster),
    ...componentIdentities(cluster),
    ...addonIdentities(cluster),
  ]);
}

function inOrder(identities: readonly WorkloadIdentity[]): WorkloadIdentity[] {
  return sortedBy(identities, ({ namespace, serviceAccount }) => `${namespace}/${serviceAccount}`);
}

function karpenterIdentity(cluster: ClusterSpec): WorkloadIdentity[] {
  if (!runsKarpenter(cluster)) return [];
  const path = specPath('cluster', 'compute', 'karpenter');
  return [
    {
      namespace: KARPENTER_NAMESPACE,
      serviceAccount: KARPENTER,
      roleName: `${cluster.name}-karpenter`,
      policies: {
        arns: karpenterControllerPolicyNames(cluster).map((name) => policyArn(cluster, name)),
      },
      ...mechanismOf(cluster, cluster.compute.karpenter.identity, path),
      specPath: path,
    },
  ];
}

function componentIdentities(cluster: ClusterSpec): WorkloadIdentity[] {
  return askedComponents(cluster.catalogue, cluster.components).flatMap(
    ({ component: { key, serviceAccount }, options }) => {
      if (serviceAccount === undefined) return [];
      const { namespace, name, roleSuffix } = serviceAccount;
      const path = specPath('cluster', 'components', key);
      return [
        {
          namespace,
          serviceAccount: name,
          roleName: `${cluster.name}-${roleSuffix}`,
          policies: serviceAccount.policies(cluster, options),
          ...mechanismOf(cluster, identityOptions(options), path),
          specPath: path,
        },
      ];
    },
  );
}

/** Options of a component with a service account have `identity`, if people may choose. */
function identityOptions(options: unknown): { readonly by?: IdentityMechanism } | undefined {
  return (options as { readonly identity?: { readonly by?: IdentityMechanism } }).identity;
}

function addonIdentities(cluster: ClusterSpec): WorkloadIdentity[] {
  return clusterAddons(cluster).flatMap((addon) => {
    const role = addonRole(cluster, addon);
    if (role === undefined) return [];
    const { serviceAccount, roleName, policies, by, bySpecPath } = role;
    return [
      {
        namespace: serviceAccount.namespace,
        serviceAccount: serviceAccount.name,
        roleName,
        policies,
        by,
        bySpecPath,
        addon: addon.name,
        specPath: addon.specPath,
      },
    ];
  });
}

/** The identity of one service account; throws when the cluster does not run its component (a fault of ours). */
export function identityOf(
  cluster: ClusterSpec,
  namespace: string,
  serviceAccount: string,
): WorkloadIdentity {
  const found = platformIdentities(cluster).find(
    (identity) => identity.namespace === namespace && identity.serviceAccount === serviceAccount,
  );
  if (found === undefined) throw new Error(`no identity for ${namespace}/${serviceAccount}`);
  return found;
}

/** Karpenter runs when there is a node pool for it to fill. */
export function runsKarpenter(cluster: ClusterSpec): boolean {
  return cluster.compute.karpenter.nodePools.length > 0;
}
