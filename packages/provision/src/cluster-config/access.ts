import { accessPolicyArn } from '@nodeless/contracts/aws';
import type { AccessEntry, ClusterConfig } from '@nodeless/eksctl-schema';
import { karpenterNodeRoleName, roleArn, runsKarpenter, type ClusterSpec } from '@nodeless/spec';

/**
 * Who may use the Kubernetes API: the administrators that the sources name, and the nodes of Karpenter.
 *
 * With administrators in the sources, whoever creates the cluster gets nothing by itself: access is what git says and
 * nothing else. There is a second reason: EKS would make an access entry for the creator, and eksctl then fails to make
 * the same entry again when the creator is one of the administrators (https://github.com/aws/eks-distro/issues/2805).
 * So eksctl has to be run by one of them: it needs the Kubernetes API to see CoreDNS start on Fargate. Without
 * administrators nobody could enter the cluster, so there the creator becomes one.
 */
export function accessConfig(spec: ClusterSpec): NonNullable<ClusterConfig['accessConfig']> {
  const { admins } = spec.access;
  const accessEntries: AccessEntry[] = [
    ...admins.map((principalARN) => ({
      principalARN,
      accessPolicies: [
        {
          policyARN: accessPolicyArn(spec.region, 'AmazonEKSClusterAdminPolicy'),
          accessScope: { type: 'cluster' as const },
        },
      ],
    })),
    ...(runsKarpenter(spec)
      ? [{ principalARN: roleArn(spec, karpenterNodeRoleName(spec)), type: 'EC2_LINUX' as const }]
      : []),
  ];
  return {
    authenticationMode: 'API_AND_CONFIG_MAP',
    bootstrapClusterCreatorAdminPermissions: admins.length === 0,
    ...(accessEntries.length === 0 ? {} : { accessEntries }),
  };
}
