import type { Scope } from '../scope.ts';
import type { Statement } from '../statement.ts';

/** What Karpenter describes in EC2 before it decides. */
const DESCRIBED = [
  'CapacityReservations',
  'Images',
  'Instances',
  'InstanceStatus',
  'InstanceTypeOfferings',
  'InstanceTypes',
  'LaunchTemplates',
  'PlacementGroups',
  'SecurityGroups',
  'SpotPriceHistory',
  'Subnets',
];

/** Read what there is to choose from: instance types, prices, images, subnets, security groups. */
export function resourceDiscovery({ partition, region, iam }: Scope): Statement[] {
  return [
    {
      Sid: 'AllowRegionalReadActions',
      Effect: 'Allow',
      Resource: '*',
      Action: DESCRIBED.map((what) => `ec2:Describe${what}`),
      Condition: { StringEquals: { 'aws:RequestedRegion': region } },
    },
    {
      Sid: 'AllowSSMReadActions',
      Effect: 'Allow',
      Resource: `arn:${partition}:ssm:${region}::parameter/aws/service/*`,
      Action: 'ssm:GetParameter',
    },
    { Sid: 'AllowPricingReadActions', Effect: 'Allow', Resource: '*', Action: 'pricing:GetProducts' },
    {
      Sid: 'AllowUnscopedInstanceProfileListAction',
      Effect: 'Allow',
      Resource: '*',
      Action: 'iam:ListInstanceProfiles',
    },
    {
      Sid: 'AllowInstanceProfileReadActions',
      Effect: 'Allow',
      Resource: iam('instance-profile/*'),
      Action: 'iam:GetInstanceProfile',
    },
  ];
}
