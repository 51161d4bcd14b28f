import { partitionOf } from '@nodeless/contracts/aws';
import type { PodIdentityAssociation } from '@nodeless/eksctl-schema';
import type { ClusterSpec } from '@nodeless/sources';

/**
 * The role of vpc-cni in an IPv6 cluster, by Pod Identity: AWS maintains a policy for IPv4 alone.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/cni-iam-role.html (IPv6),
 * `makeIPv6VPCCNIPolicyDocument` in pkg/actions/addon/create.go of eksctl 0.230.0
 */
export function ipv6CniAssociation({ name, region, accountId, iam }: ClusterSpec): PodIdentityAssociation {
  const { permissionsBoundary } = iam;
  return {
    namespace: 'kube-system',
    serviceAccountName: 'aws-node',
    roleName: `${name}-vpc-cni`,
    permissionPolicy: {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'AssignAddresses',
          Effect: 'Allow',
          Action: [
            'ec2:AssignIpv6Addresses',
            'ec2:DescribeInstances',
            'ec2:DescribeTags',
            'ec2:DescribeNetworkInterfaces',
            'ec2:DescribeInstanceTypes',
            'ec2:DescribeSubnets',
          ],
          Resource: '*',
          Condition: { StringEquals: { 'aws:RequestedRegion': region } },
        },
        {
          Sid: 'TagInterfaces',
          Effect: 'Allow',
          Action: ['ec2:CreateTags'],
          Resource: `arn:${partitionOf(region)}:ec2:${region}:${accountId}:network-interface/*`,
        },
      ],
    },
    ...(permissionsBoundary === undefined ? {} : { permissionsBoundaryARN: permissionsBoundary }),
  };
}
