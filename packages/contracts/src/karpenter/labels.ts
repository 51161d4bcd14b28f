/** Labels of nodes that requirements are most often about. */
export const NODE_LABELS = {
  architecture: 'kubernetes.io/arch',
  operatingSystem: 'kubernetes.io/os',
  instanceType: 'node.kubernetes.io/instance-type',
  zone: 'topology.kubernetes.io/zone',
  region: 'topology.kubernetes.io/region',
  capacityType: 'karpenter.sh/capacity-type',
  nodePool: 'karpenter.sh/nodepool',
  nodeClass: 'karpenter.k8s.aws/ec2nodeclass',
  instanceCategory: 'karpenter.k8s.aws/instance-category',
  instanceFamily: 'karpenter.k8s.aws/instance-family',
  instanceGeneration: 'karpenter.k8s.aws/instance-generation',
  instanceSize: 'karpenter.k8s.aws/instance-size',
  instanceCpu: 'karpenter.k8s.aws/instance-cpu',
  instanceMemory: 'karpenter.k8s.aws/instance-memory',
} as const;

export const ARCHITECTURES = ['amd64', 'arm64'] as const;
export type Architecture = (typeof ARCHITECTURES)[number];

export const CAPACITY_TYPES = ['on-demand', 'spot', 'reserved'] as const;
export type CapacityType = (typeof CAPACITY_TYPES)[number];

/** Names of labels about instance types that Karpenter and EKS Auto Mode have in common, each below a domain of its own. */
export const INSTANCE_LABEL_NAMES = [
  'instance-category',
  'instance-cpu',
  'instance-cpu-manufacturer',
  'instance-ebs-bandwidth',
  'instance-encryption-in-transit-supported',
  'instance-family',
  'instance-generation',
  'instance-gpu-count',
  'instance-gpu-manufacturer',
  'instance-gpu-memory',
  'instance-gpu-name',
  'instance-hypervisor',
  'instance-local-nvme',
  'instance-memory',
  'instance-network-bandwidth',
  'instance-size',
] as const;

const AWS_DOMAIN = 'karpenter.k8s.aws';

/** Labels of AWS's domain that Karpenter sets from the instance type, its placement and its reservation. */
export const AWS_NODE_LABELS: ReadonlySet<string> = new Set(
  [
    ...INSTANCE_LABEL_NAMES,
    'capacity-reservation-id',
    'capacity-reservation-interruptible',
    'capacity-reservation-type',
    'ec2nodeclass',
    'instance-accelerator-count',
    'instance-accelerator-manufacturer',
    'instance-accelerator-name',
    'instance-capability-flex',
    'instance-cpu-sustained-clock-speed-mhz',
    'instance-tenancy',
    'placement-group-id',
    'placement-group-partition',
  ].map((name) => `${AWS_DOMAIN}/${name}`),
);

/**
 * Rules about keys of a NodePool's labels and requirements, in the words of the API server.
 * Source: x-kubernetes-validations of the NodePool CRD of Karpenter 1.14.1.
 */
export const LABEL_KEY_RULES: readonly {
  readonly message: string;
  readonly allows: (key: string) => boolean;
}[] = [
  {
    message: 'label domain "karpenter.sh" is restricted',
    allows: (key) =>
      key === NODE_LABELS.capacityType ||
      key === NODE_LABELS.nodePool ||
      !domainOf(key).endsWith('karpenter.sh'),
  },
  { message: 'label "karpenter.sh/nodepool" is restricted', allows: (key) => key !== NODE_LABELS.nodePool },
  {
    message: 'label "kubernetes.io/hostname" is restricted',
    allows: (key) => key !== 'kubernetes.io/hostname',
  },
  {
    message: 'label domain "karpenter.k8s.aws" is restricted',
    allows: (key) => AWS_NODE_LABELS.has(key) || !domainOf(key).endsWith(AWS_DOMAIN),
  },
];

/** Why a NodePool may not use a label's key, in its labels or its requirements; undefined when it may. */
export function restrictedLabelReason(key: string): string | undefined {
  return LABEL_KEY_RULES.find((rule) => !rule.allows(key))?.message;
}

function domainOf(key: string): string {
  return key.split('/', 1)[0] ?? '';
}
