import type { Diagnostic } from '@nodeless/core';
import { quote } from '@nodeless/catalogue/schema';
import { conflictAt, errorAt, type Segments } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { ManagedNodeGroupSpec } from '../schema/managed-node-group.ts';
import { placedManagedGroups, type PlacedGroup } from './placed-group.ts';
import type { ClusterRule } from './rule.ts';

type Group = PlacedGroup<ManagedNodeGroupSpec>;

/** What eksctl and EKS refuse in a managed node group because two of its values do not go together. */
export const managedNodeGroups: ClusterRule = {
  codes: [VALUE_CODES['spec/conflict'], VALUE_CODES['spec/missing-key']],
  title: 'eksctl or EKS would refuse a managed node group',
  references: [
    'validation.go (ValidateManagedNodeGroup) of eksctl 0.230.0',
    'https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html',
  ],
  check({ spec: { compute }, stack }) {
    return placedManagedGroups(compute, stack).flatMap((placed) => [
      ...checkUpdateConfig(placed),
      ...checkInstanceTypes(placed),
      ...checkLaunchTemplate(placed),
      ...checkNodeRepair(placed),
    ]);
  },
};

function checkUpdateConfig({ group, path, stack }: Group): Diagnostic[] {
  const { updateConfig, scaling } = group;
  if (updateConfig === undefined) return [];
  const { maxUnavailable, maxUnavailablePercentage } = updateConfig;
  const at: Segments = [...path, 'updateConfig'];
  if ((maxUnavailable === undefined) === (maxUnavailablePercentage === undefined)) {
    const message = 'updateConfig needs exactly one of maxUnavailable and maxUnavailablePercentage';
    return [
      errorAt(stack, at, { code: 'spec/conflict', message, hint: 'for example { maxUnavailable: 1 }' }),
    ];
  }
  if (maxUnavailable === undefined || maxUnavailable <= scaling.max) return [];
  const message = `maxUnavailable ${maxUnavailable} is above scaling.max ${scaling.max}`;
  const other = { path: [...path, 'scaling', 'max'], message: `max is ${scaling.max}` };
  return [conflictAt(stack, [...at, 'maxUnavailable'], message, 'choose a smaller number', other)];
}

function checkInstanceTypes({ group, path, stack }: Group): Diagnostic[] {
  if (group.instanceTypes !== undefined || group.launchTemplate !== undefined) return [];
  const message = `the node group ${quote(group.name)} names no instance types`;
  const hint = 'add instanceTypes, or a launchTemplate that holds one';
  return [errorAt(stack, path, { code: 'spec/missing-key', message, hint })];
}

/**
 * eksctl refuses volumes beside a launch template: they belong into it. It refuses Bottlerocket too, because it then
 * looks for the size of a volume itself (setVolumeDefaults, validateNodeGroupBase).
 */
function checkLaunchTemplate({ group, path, stack }: Group): Diagnostic[] {
  if (group.launchTemplate === undefined) return [];
  const other = { path: [...path, 'launchTemplate'], message: 'the launch template' };
  const refused = (key: string, message: string, hint: string) =>
    conflictAt(stack, [...path, key], message, hint, other);
  return [
    ...(group.volume === undefined
      ? []
      : [
          refused(
            'volume',
            'volume cannot stand beside launchTemplate: eksctl refuses it, the template decides volumes',
            'write the volume into the launch template',
          ),
        ]),
    ...(group.amiFamily === 'Bottlerocket'
      ? [
          refused(
            'amiFamily',
            'amiFamily Bottlerocket cannot stand beside launchTemplate: eksctl refuses it',
            'write the image into the launch template and leave amiFamily out',
          ),
        ]
      : []),
  ];
}

/** Of a limit, a count or a share. Source: API_NodeRepairConfig of the EKS API. */
function checkNodeRepair({ group, path, stack }: Group): Diagnostic[] {
  const { nodeRepair = {} } = group;
  const pairs = [
    ['maxUnhealthyNodeThresholdCount', 'maxUnhealthyNodeThresholdPercentage'],
    ['maxParallelNodesRepairedCount', 'maxParallelNodesRepairedPercentage'],
  ] as const;
  return pairs
    .filter(([count, share]) => nodeRepair[count] !== undefined && nodeRepair[share] !== undefined)
    .map(([count, share]) => {
      const at: Segments = [...path, 'nodeRepair'];
      const message = `${share} cannot stand beside ${count}`;
      return conflictAt(stack, [...at, share], message, 'keep one of the two', {
        path: [...at, count],
        message: 'the other one',
      });
    });
}
