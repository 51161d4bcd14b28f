/**
 * What stands where v1 needs a value that the old file does not hold. Karpenter accepts them and finds nothing, so that
 * no node starts before a person has filled them in.
 */
export const PLACEHOLDERS = {
  /** The form that `envsubst` fills in; karpenter-convert of Karpenter 0.32 prints the same. */
  role: '$KARPENTER_NODE_ROLE',
  ami: 'ami-placeholder',
  securityGroup: 'sg-placeholder',
} as const;
