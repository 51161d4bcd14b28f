import type { ClusterModel, FargateProfile, NodePoolSpec } from '@nodeless/spec';
import { code, joined, own, table, text, type Markdown } from '../markdown.ts';

/** Where pods can run, how far it grows, who goes first. */
export function capacity({ spec }: ClusterModel): Markdown {
  const { fargate, karpenter } = spec.compute;
  const { headroom, priorityClasses } = spec.scheduling;
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
      : own`Room is kept free by ${text(String(headroom.replicas))} pause pods of ${requests(headroom.requests)} each.`;
  return own`## Capacity

${table(['Fargate profile', 'Takes pods of'], profiles, 'No Fargate profile: every pod needs a node.')}
${table(
  ['Node pool', 'Capacity', 'Architectures', 'Instances', 'Grows up to', 'Nodes live'],
  karpenter.nodePools.map(nodePool),
  'No node pool: pods run on Fargate or not at all.',
)}
${kept}

${table(['Priority class', 'Value', 'For'], classes, 'No priority class.')}`;
}

function selector({ namespace, labels = {} }: FargateProfile['selectors'][number]): Markdown {
  const wanted = Object.entries(labels).map(([key, value]) => code(`${key}=${value}`));
  return wanted.length === 0 ? code(namespace) : own`${code(namespace)} with ${joined(wanted)}`;
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
    requests(pool.limits),
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
