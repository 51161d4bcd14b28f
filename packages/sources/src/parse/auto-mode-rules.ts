import { BUILT_IN_ADDONS } from '@nodeless/contracts/auto-mode';
import { at } from '@nodeless/core';
import { conflictAt, type Segments, type Catalogue, askedComponents } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { LayerStack } from '../layers/stack.ts';
import { autoModeOf } from '../model/auto-mode.ts';
import { hasPodSubnets, podSubnetsPath } from '../model/pod-networking.ts';
import type { AutoMode } from '../schema/auto-mode.ts';
import type { ClusterSpec } from '../schema/cluster.ts';
import { isExistingVpc, isStackVpc } from '../schema/network.ts';
import { duplicateEntries, DUPLICATE_NAME } from './duplicates.ts';
import type { ClusterRule } from './rule.ts';

export const AUTO_MODE: Segments = ['compute', 'autoMode'];

type Spec = Partial<ClusterSpec>;

/** Something that cannot stand beside Auto Mode. */
interface Exclusion {
  readonly path: Segments;
  readonly message: string;
  readonly hint: string;
}

/** What EKS Auto Mode does by itself or cannot live with, and what eksctl and EKS refuse beside it. */
export const autoModeNeighbours: ClusterRule = {
  codes: [VALUE_CODES['spec/conflict'], DUPLICATE_NAME],
  title: 'Something cannot stand beside EKS Auto Mode, which does it by itself',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/automode.html',
    'pkg/ctl/cmdutils/configfile.go (NewCreateClusterLoader) of eksctl 0.230.0',
  ],
  check({ spec, stack, fleet: { catalogue } }) {
    const { compute } = spec;
    const autoMode = compute === undefined ? undefined : autoModeOf({ compute });
    if (autoMode === undefined) return [];
    const exclusions = [
      ...otherNodes(spec),
      ...ownControllers(spec, catalogue),
      ...access(spec),
      ...addons(spec, stack),
      ...network(spec, autoMode),
      ...podNetworks(spec),
      ...nodeRole(spec, autoMode),
    ];
    const other = { path: AUTO_MODE, message: 'EKS Auto Mode is switched on here' };
    return [
      ...exclusions.map(({ path, message, hint }) => conflictAt(stack, path, message, hint, other)),
      ...duplicateEntries(
        stack,
        'the built-in node pool',
        autoMode.builtInNodePools.map((name, index) => ({
          name,
          path: [...AUTO_MODE, 'builtInNodePools', index],
        })),
      ),
    ];
  },
};

/** eksctl makes no node group together with such a cluster; two Karpenters would fill the same pods' wishes. */
function otherNodes({ compute }: Spec): Exclusion[] {
  if (compute === undefined) return [];
  const groups = (['managedNodeGroups', 'selfManagedNodeGroups'] as const)
    .filter((key) => compute[key].length > 0)
    .map((key) => ({
      path: ['compute', key],
      message: `compute.${key} cannot stand beside EKS Auto Mode: eksctl makes no node groups together with such a cluster`,
      hint: 'write pools of compute.autoMode.nodePools instead, or leave Auto Mode out',
    }));
  if (compute.karpenter.nodePools.length === 0) return groups;
  return [
    ...groups,
    {
      path: ['compute', 'karpenter', 'nodePools'],
      message:
        'compute.karpenter.nodePools cannot stand beside EKS Auto Mode, which runs a Karpenter of its own',
      hint: 'move the pools to compute.autoMode.nodePools, or leave Auto Mode out',
    },
  ];
}

/** Source: https://docs.aws.amazon.com/eks/latest/userguide/auto-networking.html#auto-lb-consider */
function ownControllers({ components = {}, scheduling }: Spec, catalogue: Catalogue): Exclusion[] {
  return [
    ...askedComponents(catalogue, components).flatMap(({ component: { key, besideAutoMode } }) =>
      besideAutoMode === undefined
        ? []
        : [
            {
              path: ['components', key],
              message: `components.${key} cannot stand beside EKS Auto Mode, ${besideAutoMode}`,
              hint: `write ${key}: false`,
            },
          ],
    ),
    ...(scheduling?.headroom?.by === 'capacity-buffer'
      ? [
          {
            path: ['scheduling', 'headroom', 'by'],
            message: 'EKS Auto Mode has no feature gate for capacity buffers',
            hint: 'write by: pause-pods',
          },
        ]
      : []),
  ];
}

/** Nodes join by access entries. Source: https://docs.aws.amazon.com/eks/latest/userguide/auto-learn-iam.html */
function access({ access: wanted }: Spec): Exclusion[] {
  if (wanted?.mode !== 'CONFIG_MAP') return [];
  return [
    {
      path: ['access', 'mode'],
      message: 'access.mode CONFIG_MAP cannot stand beside EKS Auto Mode, whose nodes join by access entries',
      hint: 'write mode: API_AND_CONFIG_MAP, or API',
    },
  ];
}

/** Pods on Fargate ask a CoreDNS of the cluster; nodes of Auto Mode have one each. */
function addons(
  { compute, addons: wanted = {} as ClusterSpec['addons'] }: Spec,
  stack: LayerStack,
): Exclusion[] {
  const onFargate = (compute?.fargate.profiles.length ?? 0) > 0;
  return BUILT_IN_ADDONS.filter(
    (name) =>
      Boolean(wanted[name]) &&
      at(stack.value, 'addons', name) !== undefined &&
      !(name === 'coredns' && onFargate),
  ).map((name) => ({
    path: ['addons', name],
    message: `addons.${name} cannot stand beside EKS Auto Mode, which has it built in`,
    hint: 'leave it out',
  }));
}

/**
 * Nodes of the built-in pools are in the subnets of the control plane: those that are kept for it alone would fill up.
 * Source: https://github.com/terraform-aws-modules/terraform-aws-eks/issues/3284
 */
function network({ network: wanted }: Spec, { builtInNodePools }: AutoMode): Exclusion[] {
  if (wanted === undefined || builtInNodePools.length === 0) return [];
  const { vpc } = wanted;
  const path = isStackVpc(vpc)
    ? ['network', 'vpc', 'madeBy']
    : isExistingVpc(vpc) && vpc.subnets.controlPlane !== undefined
      ? ['network', 'vpc', 'subnets', 'controlPlane']
      : undefined;
  if (path === undefined) return [];
  return [
    {
      path,
      message:
        'the control plane has subnets of its own, and nodes of the built-in pools of EKS Auto Mode would be made in them',
      hint: 'write builtInNodePools: [] and a node class and pools of your own',
    },
  ];
}

/**
 * The network of pods is a matter of node classes here, and nobody reads an ENIConfig or a SecurityGroupPolicy but on Fargate,
 * where pods have interfaces of their own.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/auto-networking.html
 */
function podNetworks({ compute, network: wanted }: Spec): Exclusion[] {
  if (wanted === undefined) return [];
  const inNodeClass = 'compute.autoMode.nodeClasses';
  const subnets = hasPodSubnets(wanted.vpc)
    ? [
        {
          path: podSubnetsPath(wanted.vpc),
          message: `${podSubnetsPath(wanted.vpc).join('.')} cannot stand beside EKS Auto Mode, which reads no ENIConfig`,
          hint: `remove it, and write podSubnetSelectorTerms in ${inNodeClass}`,
        },
      ]
    : [];
  const onFargate = (compute?.fargate.profiles.length ?? 0) > 0;
  if (wanted.podSecurityGroups.length === 0 || onFargate) return subnets;
  const groups = {
    path: ['network', 'podSecurityGroups'],
    message:
      'network.podSecurityGroups cannot stand beside EKS Auto Mode, whose nodes read no SecurityGroupPolicy',
    hint: `remove it, and write podSecurityGroupSelectorTerms in ${inNodeClass}`,
  };
  return [...subnets, groups];
}

/** Policies can only be added to a role that is made here. */
function nodeRole({ iam }: Spec, { nodeRoleArn }: AutoMode): Exclusion[] {
  if (nodeRoleArn === undefined || iam === undefined || iam.nodePolicies.length === 0) return [];
  return [
    {
      path: ['iam', 'nodePolicies'],
      message: `iam.nodePolicies cannot be added to the existing role ${nodeRoleArn}`,
      hint: 'attach them to that role and write nodePolicies: [], or leave nodeRoleArn out',
    },
  ];
}
