import { architectureOf } from '@nodeless/contracts/aws';
import type { Diagnostic } from '@nodeless/core';
import type { LayerStack, Segments } from '../layers/stack.ts';
import { quote } from '../quote.ts';
import type { ManagedNodeGroupSpec } from '../schema/managed-node-group.ts';
import { isExistingVpc, type Network } from '../schema/network.ts';
import { conflictAt } from './conflict-at.ts';
import { duplicateNames } from './duplicates.ts';
import { errorAt } from './error-at.ts';

const LIST: Segments = ['compute', 'managedNodeGroups'];

interface Group {
  readonly group: ManagedNodeGroupSpec;
  readonly path: Segments;
  readonly stack: LayerStack;
}

/**
 * What eksctl and EKS refuse in a managed node group because two of its values do not go together.
 * Sources: ValidateManagedNodeGroup of eksctl 0.230.0 (pkg/apis/eksctl.io/v1alpha5/validation.go);
 * https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html and its types.
 */
export function checkManagedNodeGroups(
  groups: readonly ManagedNodeGroupSpec[],
  network: Network | undefined,
  stack: LayerStack,
): Diagnostic[] {
  return [
    ...duplicateNames(stack, LIST, groups),
    ...groups.flatMap((group, index) => {
      const one: Group = { group, path: [...LIST, index], stack };
      return [
        ...checkScaling(one),
        ...checkUpdateConfig(one),
        ...checkInstanceTypes(one),
        ...checkLaunchTemplate(one),
        ...checkNodeRepair(one),
        ...checkSubnets(one, network),
      ];
    }),
  ];
}

function checkScaling({ group, path, stack }: Group): Diagnostic[] {
  const { min, max, desired = min } = group.scaling;
  const at = (key: string): Segments => [...path, 'scaling', key];
  const most = { path: at('max'), message: `max is ${max}` };
  if (min > max) {
    return [
      conflictAt(stack, at('min'), `min ${min} is above max ${max}`, 'write min ≤ desired ≤ max', most),
    ];
  }
  if (desired >= min && desired <= max) return [];
  const bound = desired < min ? { path: at('min'), message: `min is ${min}` } : most;
  const message = `desired ${desired} is not between min ${min} and max ${max}`;
  return [conflictAt(stack, at('desired'), message, 'write min ≤ desired ≤ max', bound)];
}

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
  const { architecture, instanceTypes, launchTemplate, name } = group;
  if (instanceTypes === undefined && launchTemplate === undefined) {
    const message = `the node group ${quote(name)} names no instance types`;
    const hint = 'add instanceTypes, or a launchTemplate that holds one';
    return [errorAt(stack, path, { code: 'spec/missing-key', message, hint })];
  }
  return (instanceTypes ?? []).flatMap((type, index) => {
    const actual = architectureOf(type);
    if (actual === architecture) return [];
    const message = `${type} is ${actual}, but the nodes of the group are ${architecture}`;
    const other = { path: [...path, 'architecture'], message: `architecture is ${architecture}` };
    const hint = `name ${architecture} types only, or make a second group: a group has one image`;
    return [conflictAt(stack, [...path, 'instanceTypes', index], message, hint, other)];
  });
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

function checkSubnets({ group, path, stack }: Group, network: Network | undefined): Diagnostic[] {
  if (group.privateNetworking || network === undefined || !isExistingVpc(network.vpc)) return [];
  if (network.vpc.subnets.public.length > 0) return [];
  const message = 'privateNetworking: false needs public subnets, and the VPC names none';
  const other = { path: ['network', 'vpc', 'subnets'], message: 'the subnets of the VPC' };
  return [conflictAt(stack, [...path, 'privateNetworking'], message, 'set privateNetworking: true', other)];
}
