import type { JsonObject } from '@nodeless/core';
import type { ClusterFacts } from '../cluster-facts.ts';
import { policyOf, regionalArns } from '../policies/statement.ts';

/** Tag that the driver puts on the access points that it makes. */
const MANAGED = 'efs.csi.aws.com/cluster';

/**
 * What the driver of EFS may do: access points that it made itself, in the region and the account of the cluster.
 * AmazonEFSCSIDriverPolicy refuses access points that have any other tag than that of the driver, so that
 * `controller.tags` would have no access point made.
 * Sources: https://github.com/kubernetes-sigs/aws-efs-csi-driver/blob/master/docs/iam-policy-example.json,
 * https://github.com/kubernetes-sigs/aws-efs-csi-driver/issues/1335,
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_efs.html
 */
export function efsDriverPolicy(cluster: Pick<ClusterFacts, 'region' | 'accountId'>): JsonObject {
  const efs = regionalArns(cluster, 'elasticfilesystem');
  const fileSystems = efs('file-system/*');
  const accessPoints = efs('access-point/*');
  const becomesManaged = { StringEquals: { [`aws:RequestTag/${MANAGED}`]: 'true' } };
  return policyOf(
    {
      Sid: 'Look',
      Effect: 'Allow',
      Action: [
        'elasticfilesystem:DescribeAccessPoints',
        'elasticfilesystem:DescribeFileSystems',
        'elasticfilesystem:DescribeMountTargets',
        'ec2:DescribeAvailabilityZones',
      ],
      Resource: '*',
      Condition: { StringEquals: { 'aws:RequestedRegion': cluster.region } },
    },
    {
      Sid: 'CreateAccessPoints',
      Effect: 'Allow',
      Action: 'elasticfilesystem:CreateAccessPoint',
      Resource: fileSystems,
      Condition: becomesManaged,
    },
    {
      Sid: 'TagWhatIsMade',
      Effect: 'Allow',
      Action: 'elasticfilesystem:TagResource',
      Resource: accessPoints,
      Condition: {
        StringEquals: {
          ...becomesManaged.StringEquals,
          'elasticfilesystem:CreateAction': 'CreateAccessPoint',
        },
      },
    },
    {
      Sid: 'DeleteOwnAccessPoints',
      Effect: 'Allow',
      Action: 'elasticfilesystem:DeleteAccessPoint',
      Resource: accessPoints,
      Condition: { StringEquals: { [`aws:ResourceTag/${MANAGED}`]: 'true' } },
    },
  );
}
