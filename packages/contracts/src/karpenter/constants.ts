/** API version of NodePool. */
export const KARPENTER_API_VERSION = 'karpenter.sh/v1';

/** API version of EC2NodeClass; without the version it is the group that a NodePool refers to. */
export const EC2_NODE_CLASS_API_VERSION = 'karpenter.k8s.aws/v1';
export const EC2_NODE_CLASS_GROUP = 'karpenter.k8s.aws';

/** Tag by which an EC2NodeClass finds subnets and security groups; its value is the cluster's name. */
export const DISCOVERY_TAG = 'karpenter.sh/discovery';

/** On a pod: Karpenter does not disrupt its node by itself. Expiration ignores it once the grace period ends. */
export const DO_NOT_DISRUPT_ANNOTATION = 'karpenter.sh/do-not-disrupt';

/** Taint of a node that is about to go. */
export const DISRUPTED_TAINT = 'karpenter.sh/disrupted';
