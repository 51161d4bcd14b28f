import { NODE_LABELS } from '../karpenter/labels.ts';
import { equalities, type NodesView } from './nodes.ts';

/**
 * The nodes of Fargate, as a pod sees them. Their taint does not count: EKS gives pods that a profile takes what tolerates it.
 * Source: labels of a node of Fargate as kubelet registers it,
 * https://docs.aws.amazon.com/eks/latest/userguide/fargate-getting-started.html
 */
export const FARGATE_NODES: NodesView = {
  name: 'Fargate',
  requirements: equalities({
    'eks.amazonaws.com/compute-type': 'fargate',
    [NODE_LABELS.architecture]: 'amd64',
    [NODE_LABELS.operatingSystem]: 'linux',
  }),
  taints: [],
  openLabels: new Set([
    NODE_LABELS.zone,
    NODE_LABELS.region,
    'kubernetes.io/hostname',
    'topology.k8s.aws/zone-id',
    'beta.kubernetes.io/arch',
    'beta.kubernetes.io/os',
    'failure-domain.beta.kubernetes.io/region',
    'failure-domain.beta.kubernetes.io/zone',
  ]),
};
