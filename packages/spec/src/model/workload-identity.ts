import { specPath, type SpecPath } from '@nodeless/core';
import type { ClusterSpec } from '../schema/cluster.ts';
import { addonRole, clusterAddons } from './addons.ts';
import { karpenterControllerPolicyNames, policyArn } from './names.ts';

/** Policies that eksctl knows by name. */
export type WellKnownPolicy = 'awsLoadBalancerController' | 'externalDNS' | 'efsCSIController';

/**
 * A Kubernetes service account with an IAM role of its own (IRSA). The role has a fixed name, so that its ARN is known
 * when the tree is rendered; the service account itself belongs to the component's chart.
 * Pod Identity is not used: its agent does not run on Fargate
 * (https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html).
 */
export interface WorkloadIdentity {
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly roleName: string;
  readonly policies: { readonly wellKnown: WellKnownPolicy } | { readonly arns: readonly string[] };
  readonly specPath: SpecPath;
}

export const KARPENTER_NAMESPACE = 'karpenter';
export const ARGOCD_NAMESPACE = 'argocd';
export const KUBE_SYSTEM = 'kube-system';

const KARPENTER = 'karpenter';

/** Identities of the components that the cluster runs, in the order of namespace and name. */
export function workloadIdentities(cluster: ClusterSpec): WorkloadIdentity[] {
  const identities: WorkloadIdentity[] = [];
  const inKubeSystem = (
    key: keyof ClusterSpec['components'],
    serviceAccount: string,
    suffix: string,
    wellKnown: WellKnownPolicy,
  ) => {
    if (!cluster.components[key]) return;
    identities.push({
      namespace: KUBE_SYSTEM,
      serviceAccount,
      roleName: `${cluster.name}-${suffix}`,
      policies: { wellKnown },
      specPath: specPath('cluster', 'components', key),
    });
  };
  if (runsKarpenter(cluster)) {
    identities.push({
      namespace: KARPENTER_NAMESPACE,
      serviceAccount: KARPENTER,
      roleName: `${cluster.name}-karpenter`,
      policies: { arns: karpenterControllerPolicyNames(cluster).map((name) => policyArn(cluster, name)) },
      specPath: specPath('cluster', 'compute', 'karpenter'),
    });
  }
  inKubeSystem(
    'awsLoadBalancerController',
    'aws-load-balancer-controller',
    'aws-lb-controller',
    'awsLoadBalancerController',
  );
  inKubeSystem('efsCsiDriver', 'efs-csi-controller-sa', 'efs-csi', 'efsCSIController');
  inKubeSystem('externalDns', 'external-dns', 'external-dns', 'externalDNS');
  return [...identities, ...addonIdentities(cluster)];
}

function addonIdentities(cluster: ClusterSpec): WorkloadIdentity[] {
  return clusterAddons(cluster).flatMap((addon) => {
    const role = addonRole(cluster, addon);
    if (role === undefined) return [];
    const { serviceAccount, policies, roleName } = role;
    return [
      {
        namespace: serviceAccount.namespace,
        serviceAccount: serviceAccount.name,
        roleName,
        policies: { arns: policies },
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
