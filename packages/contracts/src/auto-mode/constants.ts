import { AUTO_MODE_NODE_POOLS } from '@nodeless/eksctl-schema';

/** API version of NodeClass; without the version it is the group that a NodePool refers to. */
export const NODE_CLASS_API_VERSION = 'eks.amazonaws.com/v1';
export const NODE_CLASS_GROUP = 'eks.amazonaws.com';

/** API version of IngressClassParams, and the group that an IngressClass refers to. */
export const INGRESS_CLASS_PARAMS_API_VERSION = 'eks.amazonaws.com/v1';
export const INGRESS_CLASS_PARAMS_GROUP = 'eks.amazonaws.com';

/** The NodeClass of the built-in pools; EKS makes it as long as one of them is there. */
export const DEFAULT_NODE_CLASS = 'default';

/** Pools that EKS makes and keeps by itself. */
export const BUILT_IN_NODE_POOLS = AUTO_MODE_NODE_POOLS;
export type BuiltInNodePool = (typeof BUILT_IN_NODE_POOLS)[number];

/** The built-in pool for what the cluster itself needs; its taint keeps other pods away. */
export const SYSTEM_NODE_POOL = 'system' satisfies BuiltInNodePool;

/**
 * Longest life of a node, in hours: the sum of expireAfter and terminationGracePeriod.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/automode.html (21 days),
 * https://github.com/aws-controllers-k8s/test-infra/pull/1000 (the words of the API server)
 */
export const MAX_NODE_LIFETIME_HOURS = 21 * 24;

/**
 * Add-ons that run on the nodes as part of Auto Mode. The EBS driver and the agents would do the same work twice; the
 * network add-ons keep off these nodes.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/automode.html, `KnownAddons` of eksctl 0.230.0
 */
export const BUILT_IN_ADDONS: readonly string[] = [
  'vpc-cni',
  'kube-proxy',
  'coredns',
  'eks-pod-identity-agent',
  'aws-ebs-csi-driver',
  'eks-node-monitoring-agent',
];
