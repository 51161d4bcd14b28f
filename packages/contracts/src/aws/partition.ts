/** AWS partitions that EKS serves to the public. */
export type Partition = 'aws' | 'aws-cn' | 'aws-us-gov';

/**
 * The shape of a region name of the three public partitions (`ap-northeast-2`, `us-gov-west-1`).
 * A shape and not a list: AWS opens regions several times a year, and a list would refuse a good one until the next
 * release. Isolated and sovereign partitions (`us-iso-east-1`, `eusc-de-east-1`) do not have this shape on purpose:
 * their ARNs and endpoints differ.
 */
export const REGION_NAME =
  /^(us-gov|[a-z]{2})-(north|south|east|west|central|northeast|northwest|southeast|southwest)-[1-9][0-9]?$/;

/** The partition of a region of the shape {@link REGION_NAME}. */
export function partitionOf(region: string): Partition {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return 'aws';
}

/** The domain below which a region's service endpoints live; the value of CloudFormation's `AWS::URLSuffix`. */
export function dnsSuffixOf(region: string): 'amazonaws.com' | 'amazonaws.com.cn' {
  return partitionOf(region) === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
}
