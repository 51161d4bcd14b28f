import { INTERNAL_ELB_TAG, TAGS_PER_RESOURCE } from '@nodeless/contracts/aws';
import { DISCOVERY_TAG } from '@nodeless/contracts/karpenter';
import type { Diagnostic } from '@nodeless/core';
import { errorAt, type Segments } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { LayerStack } from '../layers/stack.ts';
import type { ClusterSpec } from '../schema/cluster.ts';
import { isExistingVpc, isStackVpc } from '../schema/network.ts';
import type { ClusterRule } from './rule.ts';

/** Tags of each stack of eksctl, which CloudFormation hands on to its resources. Source: pkg/cfn/manager/api.go, 0.230.0 */
const OF_STACKS = [
  'alpha.eksctl.io/cluster-name',
  'alpha.eksctl.io/eksctl-version',
  'eksctl.cluster.k8s.io/v1alpha1/cluster-name',
];

/** More of the stack of the cluster. Source: as above. */
const OF_CLUSTER = ['alpha.eksctl.io/cluster-oidc-enabled'];

/** More of the private subnets that eksctl makes. Source: pkg/cfn/builder/vpc_ipv4.go and api.go, 0.230.0 */
const OF_SUBNETS = ['Name', INTERNAL_ELB_TAG];

/** More of the stack of a self-managed node group. Source: pkg/cfn/manager/nodegroup.go, 0.230.0 */
const OF_NODE_GROUPS = [
  'alpha.eksctl.io/nodegroup-name',
  'alpha.eksctl.io/nodegroup-type',
  'eksctl.io/v1alpha2/nodegroup-name',
];

/**
 * Tags of an instance that Karpenter makes; one more holds the name of the cluster.
 * Source: pkg/utils/utils.go and pkg/controllers/nodeclaim/tagging/controller.go of Karpenter 1.14.1
 */
const OF_KARPENTER = [
  'Name',
  'eks:eks-cluster-name',
  'karpenter.k8s.aws/ec2nodeclass',
  'karpenter.sh/nodeclaim',
  'karpenter.sh/nodepool',
];

/** What AWS would refuse when half of the cluster is made: tags of the sources, and those that others add to them. */
export const tags: ClusterRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title: 'A tag is one that AWS or a controller sets itself, or one too many',
  references: [
    'pkg/cfn/manager/api.go of eksctl 0.230.0',
    'pkg/utils/utils.go of Karpenter 1.14.1',
    'packages/contracts/src/aws/tags.ts',
  ],
  check({ spec, stack }) {
    const { compute, name = '', tags = {} } = spec;
    const ofCluster = problemsOf(stack, ['tags'], tags, {}, 'eksctl and Nodeless', [
      ...OF_STACKS,
      ...OF_CLUSTER,
      ...subnetTags(spec),
    ]);
    if (ofCluster.length > 0 || compute === undefined) return ofCluster;
    const more = (
      path: Segments,
      items: readonly { readonly tags?: { readonly [key: string]: string } }[],
      adder: string,
      added: readonly string[],
    ) =>
      items.flatMap((item, index) =>
        problemsOf(stack, [...path, index, 'tags'], item.tags ?? {}, tags, adder, added),
      );
    return [
      ...more(['compute', 'managedNodeGroups'], compute.managedNodeGroups, 'eksctl', OF_STACKS),
      ...more(['compute', 'selfManagedNodeGroups'], compute.selfManagedNodeGroups, 'eksctl', [
        ...OF_STACKS,
        ...OF_NODE_GROUPS,
      ]),
      ...more(['compute', 'karpenter', 'nodeClasses'], compute.karpenter.nodeClasses, 'Karpenter', [
        ...OF_KARPENTER,
        `kubernetes.io/cluster/${name}`,
      ]),
    ];
  },
};

/** Karpenter and Auto Mode find their subnets by a tag, which stands in the metadata of the ClusterConfig. */
function subnetTags({ network, compute }: Partial<ClusterSpec>): string[] {
  if (network === undefined || isExistingVpc(network.vpc) || isStackVpc(network.vpc)) return [];
  const isFound = compute !== undefined && compute.karpenter.nodePools.length > 0;
  return [...OF_SUBNETS, ...(isFound ? [DISCOVERY_TAG] : [])];
}

function problemsOf(
  stack: LayerStack,
  path: Segments,
  own: { readonly [key: string]: string },
  inherited: { readonly [key: string]: string },
  adder: string,
  added: readonly string[],
): Diagnostic[] {
  const written = new Set([...Object.keys(own), ...Object.keys(inherited)]);
  const more = added.filter((key) => !written.has(key)).length;
  const surplus = written.size + more - TAGS_PER_RESOURCE;
  if (Object.keys(own).length === 0 || surplus <= 0) return [];
  const from = Object.keys(inherited).length === 0 ? '' : ', with those of the cluster';
  const message = `${written.size} tags${from}, and ${more} that come from ${adder}, are more than the ${TAGS_PER_RESOURCE} that AWS takes on one resource`;
  return [errorAt(stack, path, { code: 'spec/conflict', message, hint: `leave out ${surplus} of them` })];
}
