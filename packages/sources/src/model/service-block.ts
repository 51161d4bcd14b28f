import { type Network, isStackVpc } from '../schema/network.ts';
import { overlap } from './ipv4.ts';

const TEN = '10.0.0.0/8';

export interface ServiceBlock {
  readonly cidr: string;
  /** The block of the VPC by which EKS chose; left out where somebody wrote the block. */
  readonly chosenFor?: string;
}

/**
 * The IPv4 block of the Services of a cluster: the written one, or that which EKS chooses by the blocks of the VPC. Undefined
 * where Services have no IPv4 addresses, and where nobody knows the block of the VPC.
 * Sources: https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html (the two blocks),
 * https://github.com/awslabs/amazon-eks-ami/blob/0ab842803d827b8087d78dd2eff0bc408caec771/templates/al2/runtime/bootstrap.sh (which of them)
 */
export function serviceBlock({ ipFamily, serviceCidr, vpc }: Network): ServiceBlock | undefined {
  if (ipFamily === 'IPv6') return undefined;
  if (serviceCidr !== undefined) return { cidr: serviceCidr };
  if (vpc.cidr === undefined) return undefined;
  const blocks = [vpc.cidr, ...(isStackVpc(vpc) && vpc.podCidr !== undefined ? [vpc.podCidr] : [])];
  const isTen = blocks.some((block) => overlap(TEN, block));
  return { cidr: isTen ? '172.20.0.0/16' : '10.100.0.0/16', chosenFor: vpc.cidr };
}
