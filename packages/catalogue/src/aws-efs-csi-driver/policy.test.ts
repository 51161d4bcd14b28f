import { PARTITIONS } from '../testing/partitions.ts';
import { efsDriverPolicy } from './policy.ts';

test.each(PARTITIONS)('access points of the driver alone, in the partition %s', (partition, region) => {
  const arn = `arn:${partition}:elasticfilesystem:${region}:111122223333`;
  expect(efsDriverPolicy({ region, accountId: '111122223333' })).toEqual({
    Version: '2012-10-17',
    Statement: [
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
        Condition: { StringEquals: { 'aws:RequestedRegion': region } },
      },
      {
        Sid: 'CreateAccessPoints',
        Effect: 'Allow',
        Action: 'elasticfilesystem:CreateAccessPoint',
        Resource: `${arn}:file-system/*`,
        Condition: { StringEquals: { 'aws:RequestTag/efs.csi.aws.com/cluster': 'true' } },
      },
      {
        Sid: 'TagWhatIsMade',
        Effect: 'Allow',
        Action: 'elasticfilesystem:TagResource',
        Resource: `${arn}:access-point/*`,
        Condition: {
          StringEquals: {
            'aws:RequestTag/efs.csi.aws.com/cluster': 'true',
            'elasticfilesystem:CreateAction': 'CreateAccessPoint',
          },
        },
      },
      {
        Sid: 'DeleteOwnAccessPoints',
        Effect: 'Allow',
        Action: 'elasticfilesystem:DeleteAccessPoint',
        Resource: `${arn}:access-point/*`,
        Condition: { StringEquals: { 'aws:ResourceTag/efs.csi.aws.com/cluster': 'true' } },
      },
    ],
  });
});
