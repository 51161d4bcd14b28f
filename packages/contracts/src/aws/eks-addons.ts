/**
 * Add-ons of EKS by AWS and by the community, by their names in EKS. AWS adds some every year, so an unknown name is not
 * wrong for certain.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html,
 * https://docs.aws.amazon.com/eks/latest/userguide/community-addons.html,
 * https://docs.aws.amazon.com/eks/latest/userguide/sagemaker-addons.html
 */
export const EKS_ADDONS: readonly string[] = [
  'adot',
  'amazon-cloudwatch-observability',
  'amazon-sagemaker-hyperpod-observability',
  'amazon-sagemaker-hyperpod-taskgovernance',
  'amazon-sagemaker-hyperpod-training-operator',
  'amazon-sagemaker-spaces',
  'aws-ebs-csi-driver',
  'aws-efs-csi-driver',
  'aws-fsx-csi-driver',
  'aws-guardduty-agent',
  'aws-mountpoint-s3-csi-driver',
  'aws-network-flow-monitoring-agent',
  'aws-privateca-connector-for-kubernetes',
  'aws-secrets-store-csi-driver-provider',
  'cert-manager',
  'coredns',
  'eks-node-monitoring-agent',
  'eks-pod-identity-agent',
  'external-dns',
  'fluent-bit',
  'kube-proxy',
  'kube-state-metrics',
  'metrics-server',
  'prometheus-node-exporter',
  'snapshot-controller',
  'sriov-network-metrics-exporter',
  'vpc-cni',
];

/**
 * Whether a name may be one of EKS: those of AWS Marketplace are `<seller>_<add-on>`.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-vendors.html
 */
export function isKnownAddon(name: string): boolean {
  return EKS_ADDONS.includes(name) || /^[a-z0-9-]+_[a-z0-9-]+$/.test(name);
}
