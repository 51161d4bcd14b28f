import { ROUTE_53 } from './vpc-endpoints.ts';

/** What is known of an add-on of EKS. */
export interface EksAddon {
  /** Services of AWS that it calls besides those of every node, by the names of their endpoints. Default: none. */
  readonly services?: readonly string[];
  /** First release whose SDK asks the agent of Pod Identity for credentials: that of Go does from 1.47.11 on. Default: not known. */
  readonly podIdentitySince?: string;
}

/**
 * Add-ons of EKS by AWS and by the community, by their names in EKS. AWS adds some every year, so an unknown name is not
 * wrong for certain.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html and the pages of the add-ons,
 * https://docs.aws.amazon.com/eks/latest/userguide/community-addons.html,
 * https://docs.aws.amazon.com/eks/latest/userguide/sagemaker-addons.html,
 * https://docs.aws.amazon.com/eks/latest/userguide/pod-id-minimum-sdk.html
 */
const ADDONS: { readonly [name: string]: EksAddon } = {
  adot: {},
  'amazon-cloudwatch-observability': { services: ['logs', 'monitoring', 'xray'], podIdentitySince: 'v3.1.0' },
  'amazon-sagemaker-hyperpod-observability': {},
  'amazon-sagemaker-hyperpod-taskgovernance': {},
  'amazon-sagemaker-hyperpod-training-operator': {},
  'amazon-sagemaker-spaces': {},
  'aws-ebs-csi-driver': { podIdentitySince: 'v1.26.0' },
  'aws-efs-csi-driver': { services: ['elasticfilesystem'], podIdentitySince: 'v2.0.3' },
  'aws-fsx-csi-driver': { services: ['fsx'], podIdentitySince: 'v1.2.0' },
  'aws-guardduty-agent': { services: ['guardduty-data'] },
  'aws-mountpoint-s3-csi-driver': {},
  'aws-network-flow-monitoring-agent': { services: ['networkflowmonitorreports'] },
  'aws-privateca-connector-for-kubernetes': { services: ['acm-pca'] },
  'aws-secrets-store-csi-driver-provider': { services: ['secretsmanager', 'ssm'] },
  'cert-manager': {},
  coredns: {},
  'eks-node-monitoring-agent': {},
  'eks-pod-identity-agent': { services: ['eks-auth'] },
  'external-dns': { services: [ROUTE_53] },
  'fluent-bit': { services: ['logs'] },
  'kube-proxy': {},
  'kube-state-metrics': {},
  'metrics-server': {},
  'prometheus-node-exporter': {},
  'snapshot-controller': {},
  'sriov-network-metrics-exporter': {},
  'vpc-cni': { podIdentitySince: 'v1.15.5' },
};

/** The names of the add-ons. */
export const EKS_ADDONS: readonly string[] = Object.keys(ADDONS);

/** What is known of an add-on; nothing of one that is not in the table. */
export function eksAddon(name: string): EksAddon {
  return Object.hasOwn(ADDONS, name) ? (ADDONS[name] ?? {}) : {};
}

/**
 * Whether a name may be one of EKS: those of AWS Marketplace are `<seller>_<add-on>`.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-vendors.html
 */
export function isKnownAddon(name: string): boolean {
  return Object.hasOwn(ADDONS, name) || /^[a-z0-9-]+_[a-z0-9-]+$/.test(name);
}
