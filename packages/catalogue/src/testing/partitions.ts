/** Partitions of AWS, with a region of each. */
export const PARTITIONS = [
  ['aws', 'eu-central-1'],
  ['aws-cn', 'cn-north-1'],
  ['aws-us-gov', 'us-gov-west-1'],
] as const;
