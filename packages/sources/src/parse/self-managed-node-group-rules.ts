import type { Diagnostic } from '@nodeless/core';
import { isMap, parseDocument } from 'yaml';
import { conflictAt, errorAt } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import { PRIMITIVE_CODES } from '@nodeless/catalogue/schema';
import type { SelfManagedNodeGroupSpec } from '../schema/self-managed-node-group.ts';
import { placedSelfManagedGroups, type PlacedGroup } from './placed-group.ts';
import type { ClusterRule } from './rule.ts';

type Group = PlacedGroup<SelfManagedNodeGroupSpec>;

/**
 * What eksctl refuses in a self-managed node group because two values clash, and what it would silently lose.
 */
export const selfManagedNodeGroups: ClusterRule = {
  codes: [VALUE_CODES['spec/conflict'], PRIMITIVE_CODES['spec/invalid-value']],
  title: 'eksctl would refuse a self-managed node group, or lose one of its settings',
  references: ['validation.go (ValidateNodeGroup) of eksctl 0.230.0', 'pkg/nodebootstrap of eksctl 0.230.0'],
  check({ spec: { compute }, stack }) {
    return placedSelfManagedGroups(compute, stack).flatMap((placed) => [
      ...checkFamily(placed),
      ...checkNodeConfig(placed),
      ...checkKubelet(placed),
      ...checkBottlerocketTaints(placed),
    ]);
  },
};

/** Keys that only one family of images understands. */
function checkFamily({ group, path, stack }: Group): Diagnostic[] {
  const { amiFamily, kubeletExtraConfig, preBootstrapCommands } = group;
  const given: readonly (readonly [key: string, isGiven: boolean])[] =
    amiFamily === 'Bottlerocket'
      ? [
          ['kubeletExtraConfig', Object.keys(kubeletExtraConfig).length > 0],
          ['preBootstrapCommands', preBootstrapCommands.length > 0],
          ['overrideBootstrapCommand', group.overrideBootstrapCommand !== undefined],
        ]
      : [['bottlerocket', group.bottlerocket !== undefined]];
  const hint =
    amiFamily === 'Bottlerocket'
      ? 'write settings of Bottlerocket: bottlerocket.settings'
      : 'remove it, or choose amiFamily: Bottlerocket';
  return given
    .filter(([, isGiven]) => isGiven)
    .map(([key]) =>
      conflictAt(stack, [...path, key], `nodes with ${amiFamily} know no ${key}`, hint, {
        path: [...path, 'amiFamily'],
        message: `amiFamily is ${amiFamily}`,
      }),
    );
}

/** eksctl reads the text as a NodeConfig, and passes over what is none. Source: `stringToNodeConfig` in al2023.go. */
function checkNodeConfig({ group, path, stack }: Group): Diagnostic[] {
  const { amiFamily, overrideBootstrapCommand: text } = group;
  if (amiFamily !== 'AmazonLinux2023' || text === undefined) return [];
  const document = parseDocument(text, { logLevel: 'silent' });
  const isNodeConfig =
    document.errors.length === 0 &&
    isMap(document.contents) &&
    document.get('kind') === 'NodeConfig' &&
    document.get('apiVersion') === 'node.eks.aws/v1alpha1';
  if (isNodeConfig) return [];
  const message =
    'overrideBootstrapCommand is no NodeConfig of nodeadm, and nodes with AmazonLinux2023 take no other';
  const hint =
    'start with apiVersion: node.eks.aws/v1alpha1 and kind: NodeConfig; commands belong into preBootstrapCommands';
  return [
    errorAt(stack, [...path, 'overrideBootstrapCommand'], { code: 'spec/invalid-value', message, hint }),
  ];
}

/** Settings of kubelet that have keys of their own, because the checks look there. */
const HAVE_KEYS: { readonly [setting: string]: string } = {
  maxPods: 'maxPodsPerNode',
  registerWithTaints: 'taints',
};

function checkKubelet({ group, path, stack }: Group): Diagnostic[] {
  return Object.entries(HAVE_KEYS)
    .filter(([setting]) => Object.hasOwn(group.kubeletExtraConfig, setting))
    .map(([setting, key]) =>
      errorAt(stack, [...path, 'kubeletExtraConfig', setting], {
        code: 'spec/conflict',
        message: `${setting} of kubelet has a key of its own: ${key}`,
        hint: `write ${key}`,
      }),
    );
}

/** eksctl writes the taints of Bottlerocket by key, so the last of a key wins. Source: `taintsToMap` in bottlerocket.go. */
function checkBottlerocketTaints({ group, path, stack }: Group): Diagnostic[] {
  if (group.amiFamily !== 'Bottlerocket') return [];
  return group.taints.flatMap(({ key }, index) => {
    const first = group.taints.findIndex((taint) => taint.key === key);
    if (first === index) return [];
    const message = `of two taints with the key ${key} eksctl gives Bottlerocket the last one alone`;
    const other = { path: [...path, 'taints', first], message: 'the first one' };
    return [conflictAt(stack, [...path, 'taints', index], message, 'use two keys', other)];
  });
}
