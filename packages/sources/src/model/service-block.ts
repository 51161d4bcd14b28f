import { type Network, isStackVpc } from '../schema/network.ts';
import { blockAt, overlap } from './ipv4.ts';

const TEN = '10.0.0.0/8';
/** Blocks that EKS chooses where nobody wrote one: for a VPC in 10.0.0.0/8, and for any other. */
const BESIDE_TEN = '172.20.0.0/16';
const ELSEWHERE = '10.100.0.0/16';

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
  return { cidr: isTen ? BESIDE_TEN : ELSEWHERE, chosenFor: vpc.cidr };
}

/**
 * The addresses that the Service of CoreDNS can have: the tenth of the block of Services, one for each block that EKS may
 * choose where that is not known. None in an IPv6 cluster, whose block EKS makes with the cluster.
 * Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html, `getClusterDNS` in
 * internal/kubelet of https://github.com/awslabs/amazon-eks-ami
 */
export function dnsAddresses(network: Network): string[] {
  if (network.ipFamily === 'IPv6') return [];
  const block = serviceBlock(network)?.cidr;
  return (block === undefined ? [BESIDE_TEN, ELSEWHERE] : [block]).map((cidr) => {
    const [address] = blockAt(cidr, 32, 10).split('/');
    return address ?? '';
  });
}
