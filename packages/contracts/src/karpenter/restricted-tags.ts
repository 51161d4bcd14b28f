/**
 * True for tags that Karpenter sets on what it makes, and that an EC2NodeClass may not name.
 * Source: x-kubernetes-validations of `spec.tags` in the CRD of EC2NodeClass of Karpenter 1.14.1.
 */
export function isRestrictedTag(key: string): boolean {
  return RESTRICTED.test(key);
}

const RESTRICTED =
  /^(?:eks:eks-cluster-name|kubernetes\.io\/cluster.*|karpenter\.sh\/(?:nodepool|nodeclaim)|karpenter\.k8s\.aws\/ec2nodeclass)$/;
