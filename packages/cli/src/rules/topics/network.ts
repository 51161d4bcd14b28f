import { checked, given, type TopicArea } from './topic.ts';

export const NETWORK: readonly TopicArea[] = [
  {
    area: 'network',
    title: 'Network and addresses',
    topics: [
      checked(
        'cluster-subnet-upgrade-headroom',
        'No free addresses in the subnets of the control plane when it is upgraded',
        'network/cluster-subnet-upgrade-headroom facts/missing',
      ),
      checked(
        'cluster-subnets-dedicated',
        'Something else lives in the subnets of the control plane, or finds them by a tag',
        'spec/conflict network/overlapping-cidrs karpenter/subnet-terms',
        'A VPC that our stack makes has subnets of their own for it.',
      ),
      checked(
        'peak-ip-capacity',
        'Nodes and pods at their limits need more addresses than the subnets have',
        'network/peak-ip-capacity facts/missing',
      ),
      checked(
        'maxpods-eni-bound',
        'kubelet takes more pods than a node has addresses for',
        'network/maxpods-eni-bound network/interface-limit',
      ),
      checked(
        'sg-for-pods',
        'Security groups for pods without what they need on nodes',
        'network/sg-for-pods',
        'That a group lets DNS and kubelet through is not looked at: no source knows the rules of a group.',
      ),
      checked(
        'private-cluster-endpoints',
        'A private cluster calls a service of AWS that it cannot reach',
        'network/private-cluster-endpoints facts/missing',
      ),
      checked(
        'api-endpoint-access',
        'The API server is open to everybody, or closed to its own nodes',
        'network/open-endpoint spec/conflict',
      ),
      checked(
        'kube-proxy-mode-at-scale',
        'kube-proxy in a mode that does not suit the version',
        'network/kube-proxy-mode',
        'Services are not counted: a thousand of them in one repository has not been seen.',
      ),
      checked(
        'cni-warm-pool-throttle',
        'Addresses are kept warm in a way that EC2 throttles',
        'network/cni-warm-pool-throttle network/unknown-cni-variable',
      ),
      checked(
        'dns-capacity',
        'DNS is too small, blocked or misconfigured',
        'addons/corefile addons/blocked-drain addons/single-dns network/cluster-dns network/no-dns-cache capacity/bootstrap-cycle',
        'How many pods of CoreDNS a number of nodes needs is left to its autoscaling.',
      ),
      given(
        'karpenter-public-subnet-leak',
        'Karpenter finds public subnets by a tag that all subnets carry',
        'Node classes ask for the tag of internal load balancers besides, which only private subnets have.',
      ),
    ],
  },
];
