import { sortedBy, specPath, type SpecPath } from '@nodeless/core';
import type { ClusterSpec } from '../schema/cluster.ts';
import type { IdentityMechanism } from '../schema/identity.ts';
import { addonRole, clusterAddons } from './addons.ts';
import { CLUSTER_AUTOSCALER, clusterAutoscalerPolicy } from './cluster-autoscaler.ts';
import { mechanismOf } from './identity-mechanism.ts';
import { karpenterControllerPolicyNames, policyArn } from './names.ts';
import { externalDnsPolicy } from './policies/external-dns.ts';
import type { RolePolicies } from './policies/role-policies.ts';

/**
 * A Kubernetes service account with an IAM role of its own. The role has a fixed name, so that its ARN is known when the
 * tree is rendered; the service account itself belongs to the component's chart or to the EKS add-on.
 */
export interface WorkloadIdentity {
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly roleName: string;
  readonly policies: RolePolicies;
  /** How the pods get the credentials of the role. */
  readonly by: IdentityMechanism;
  /** The value of the sources that chose that. */
  readonly bySpecPath: SpecPath;
  /** Name of the EKS add-on that the service account belongs to. */
  readonly addon?: string;
  readonly specPath: SpecPath;
}

export const KARPENTER_NAMESPACE = 'karpenter';
export const ARGOCD_NAMESPACE = 'argocd';
export const KUBE_SYSTEM = 'kube-system';

const KARPENTER = 'karpenter';

/** Identities of the components and add-ons that the cluster runs, in the order of namespace and name. */
export function workloadIdentities(cluster: ClusterSpec): WorkloadIdentity[] {
  const { awsLoadBalancerController, clusterAutoscaler, externalDns } = cluster.components;
  const { karpenter } = cluster.compute;
  const inKubeSystem = (
    component: typeof awsLoadBalancerController | typeof clusterAutoscaler | typeof externalDns,
    key: keyof ClusterSpec['components'],
    serviceAccount: string,
    suffix: string,
    policies: RolePolicies,
  ): WorkloadIdentity[] => {
    if (!component) return [];
    const path = specPath('cluster', 'components', key);
    return [
      {
        namespace: KUBE_SYSTEM,
        serviceAccount,
        roleName: `${cluster.name}-${suffix}`,
        policies,
        ...mechanismOf(cluster, component.identity, path),
        specPath: path,
      },
    ];
  };
  const karpenterPath = specPath('cluster', 'compute', 'karpenter');
  const identities: WorkloadIdentity[] = [
    ...(runsKarpenter(cluster)
      ? [
          {
            namespace: KARPENTER_NAMESPACE,
            serviceAccount: KARPENTER,
            roleName: `${cluster.name}-karpenter`,
            policies: {
              arns: karpenterControllerPolicyNames(cluster).map((name) => policyArn(cluster, name)),
            },
            ...mechanismOf(cluster, karpenter.identity, karpenterPath),
            specPath: karpenterPath,
          },
        ]
      : []),
    ...inKubeSystem(
      awsLoadBalancerController,
      'awsLoadBalancerController',
      'aws-load-balancer-controller',
      'aws-lb-controller',
      { wellKnown: 'awsLoadBalancerController' },
    ),
    ...inKubeSystem(clusterAutoscaler, 'clusterAutoscaler', CLUSTER_AUTOSCALER, CLUSTER_AUTOSCALER, {
      document: clusterAutoscalerPolicy(cluster),
    }),
    ...(externalDns
      ? inKubeSystem(externalDns, 'externalDns', 'external-dns', 'external-dns', {
          document: externalDnsPolicy(cluster, externalDns),
        })
      : []),
    ...addonIdentities(cluster),
  ];
  return sortedBy(identities, ({ namespace, serviceAccount }) => `${namespace}/${serviceAccount}`);
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
  const found = workloadIdentities(cluster).find(
    (identity) => identity.namespace === namespace && identity.serviceAccount === serviceAccount,
  );
  if (found === undefined) throw new Error(`no identity for ${namespace}/${serviceAccount}`);
  return found;
}

/** Karpenter runs when there is a node pool for it to fill. */
export function runsKarpenter(cluster: ClusterSpec): boolean {
  return cluster.compute.karpenter.nodePools.length > 0;
}
