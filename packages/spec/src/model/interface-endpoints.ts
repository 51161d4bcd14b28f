import type { ClusterSpec } from '../schema/cluster.ts';
import { runsKarpenter } from './workload-identity.ts';

/** Services that every node calls: its own network interfaces, images, roles of pods. */
const ALWAYS = ['ec2', 'ecr.api', 'ecr.dkr', 'sts'];

/** Discovery of the API server, the parameters that hold AMI ids, the queue with interruption notices. */
const KARPENTER = ['eks', 'sqs', 'ssm'];

/** Auto Scaling groups, and the labels and taints of managed node groups. */
const CLUSTER_AUTOSCALER = ['autoscaling', 'eks'];

/**
 * Services of AWS that nodes and chosen components call, by their names in interface endpoints, sorted. S3 has a gateway
 * endpoint. IAM and the price list have none, Route 53 has one in a single region.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html,
 * https://karpenter.sh/docs/getting-started/getting-started-with-karpenter/#private-clusters
 */
export function interfaceEndpointServices(cluster: ClusterSpec): string[] {
  const { addons, components } = cluster;
  const when = (condition: unknown, ...services: readonly string[]) => (condition ? services : []);
  const services = new Set([
    ...ALWAYS,
    ...when(components.clusterAutoscaler, ...CLUSTER_AUTOSCALER),
    ...when(runsKarpenter(cluster), ...KARPENTER),
    ...when(components.awsLoadBalancerController, 'elasticloadbalancing'),
    ...when(components.efsCsiDriver || addons['aws-efs-csi-driver'], 'elasticfilesystem'),
    ...when(addons['aws-fsx-csi-driver'], 'fsx'),
    ...when(addons['eks-pod-identity-agent'] || cluster.compute.autoMode, 'eks-auth'),
  ]);
  return [...services].sort();
}
