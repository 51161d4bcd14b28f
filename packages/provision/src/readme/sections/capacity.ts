import {
  autoModeOf,
  overlayNodeGroups,
  type AutoMode,
  type ClusterModel,
  type ConfigGroups,
  type FargateProfile,
  type ManagedNodeGroupSpec,
  type NodePoolSpec,
  type OverlayNodeGroup,
  type SelfManagedNodeGroupSpec,
  runningComponents,
} from '@nodeless/sources';
import { code, joined, own, table, text, type Markdown } from '@nodeless/core/markdown';

/** Where pods can run, how far it grows, who goes first. */
export function capacity({ spec }: ClusterModel, clusterConfig: ConfigGroups): Markdown {
  const { fargate, karpenter, managedNodeGroups, selfManagedNodeGroups } = spec.compute;
  const { headroom, priorityClasses } = spec.scheduling;
  const autoMode = autoModeOf(spec);
  const pools = autoMode?.nodePools ?? karpenter.nodePools;
  const profiles = fargate.profiles.map(({ name, selectors }) => [
    code(name),
    joined(selectors.map(selector), '; '),
  ]);
  const classes = priorityClasses.map(({ name, value, globalDefault, description }) => [
    code(name),
    text(`${value}${globalDefault ? ', default of all pods' : ''}`),
    text(description),
  ]);
  const kept =
    headroom === undefined
      ? text('No room is kept free.')
      : own`Room is kept free ${text(headroom.by === 'pause-pods' ? 'by' : 'by a capacity buffer for')} ${text(String(headroom.replicas))} ${text(headroom.by === 'pause-pods' ? 'pause pods' : 'pods')} of ${requests(headroom.requests)} each.`;
  const groups = [
    ...managedNodeGroups.map((group) => nodeGroup(group, text(group.capacityType))),
    ...selfManagedNodeGroups.map((group) => nodeGroup(group, text(bought(group)))),
    ...overlayNodeGroups(spec, clusterConfig).map((group) => nodeGroup(group, text(kindOf(group)))),
  ];
  const nodeGroups =
    groups.length === 0
      ? text('')
      : own`${table(['Node group', 'Capacity', 'Architecture', 'Instances', 'Nodes', 'Taints'], groups, '')}
`;
  const maker = runningComponents(spec).find(({ makesNodes }) => makesNodes);
  const noNodePool =
    groups.length === 0
      ? 'No node pool: pods run on Fargate or not at all.'
      : maker !== undefined
        ? `No node pool: ${maker.title} changes the size of the node groups.`
        : 'No node pool: beyond its node groups the cluster does not grow by itself.';
  return own`## Capacity

${table(['Fargate profile', 'Takes pods of'], profiles, 'No Fargate profile: every pod needs a node.')}
${nodeGroups}${table(
    ['Node pool', 'Capacity', 'Architectures', 'Instances', 'Grows up to', 'Nodes live'],
    [...(autoMode?.builtInNodePools.map(builtInPool) ?? []), ...pools.map(nodePool)],
    noNodePool,
  )}
${kept}

${table(['Priority class', 'Value', 'For'], classes, 'No priority class.')}`;
}

function selector({ namespace, labels = {} }: FargateProfile['selectors'][number]): Markdown {
  const wanted = Object.entries(labels).map(([key, value]) => code(`${key}=${value}`));
  return wanted.length === 0 ? code(namespace) : own`${code(namespace)} with ${joined(wanted)}`;
}

function nodeGroup(
  group: ManagedNodeGroupSpec | SelfManagedNodeGroupSpec | OverlayNodeGroup,
  capacityType: Markdown,
): Markdown[] {
  const { min, max, desired = min } = group.scaling;
  return [
    code(group.name),
    capacityType,
    text(group.architecture),
    group.instanceTypes === undefined
      ? text('what the launch template says')
      : joined(group.instanceTypes.map(code)),
    text(`${min} to ${max}, ${desired} at the start`),
    joined(group.taints.map(({ key, effect }) => code(`${key}:${effect}`))),
  ];
}

function kindOf({ list, capacityType, operatingSystem }: OverlayNodeGroup): string {
  const system = operatingSystem === 'windows' ? ', Windows' : '';
  return `${capacityType}${list === 'nodeGroups' ? ', self-managed' : ''}${system}`;
}

function bought({ instancesDistribution }: SelfManagedNodeGroupSpec): string {
  const { onDemandBaseCapacity: base = 0, onDemandPercentageAboveBaseCapacity: share = 100 } =
    instancesDistribution ?? {};
  if (share === 100) return 'on-demand, self-managed';
  const first = base === 0 ? '' : `${base} on-demand, then `;
  return `${first}${share === 0 ? 'spot' : `${share} % on-demand and ${100 - share} % spot`}, self-managed`;
}

/** Source: https://docs.aws.amazon.com/eks/latest/userguide/set-builtin-node-pools.html */
function builtInPool(name: AutoMode['builtInNodePools'][number]): Markdown[] {
  return [
    own`${code(name)} of EKS`,
    text('on-demand'),
    text(name === 'system' ? 'amd64, arm64' : 'amd64'),
    text('c, m, r, newer than generation 4'),
    text(name === 'system' ? 'no limit; for pods that tolerate CriticalAddonsOnly' : 'no limit'),
    text('336h'),
  ];
}

function nodePool(pool: NodePoolSpec): Markdown[] {
  const { instanceTypes, instanceCategories, instanceGenerationAbove } = pool;
  return [
    code(pool.name),
    joined(pool.capacityTypes.map(text)),
    joined(pool.architectures.map(text)),
    instanceTypes === undefined
      ? text(`${instanceCategories.join(', ')}, newer than generation ${instanceGenerationAbove}`)
      : joined(instanceTypes.map(code)),
    pool.replicas === undefined ? requests(pool.limits) : text(`${pool.replicas} nodes, always`),
    text(pool.expireAfter),
  ];
}

function requests(amounts: { readonly [resource: string]: string | undefined }): Markdown {
  return joined(
    Object.entries(amounts).flatMap(([resource, amount]) =>
      amount === undefined ? [] : [text(`${resource} ${amount}`)],
    ),
  );
}
