import { EKS_ADDONS, isKnownAddon } from '@nodeless/contracts/aws';
import type { Diagnostic } from '@nodeless/core';
import type { LayerStack } from '../layers/stack.ts';
import { nearest } from '../read/suggest.ts';
import type { ClusterSpec } from '../schema/cluster.ts';
import { quote } from '../quote.ts';
import { errorAt } from './error-at.ts';

/** What people look for among the EKS add-ons and do not find there. */
const NOT_IN_EKS: { readonly [name: string]: string } = {
  'argo-cd': 'Argo CD is part of every cluster; argocd.mode says how it runs',
  'aws-load-balancer-controller': 'write components.awsLoadBalancerController: {}',
  'cluster-autoscaler': 'write components.clusterAutoscaler: {}',
  karpenter: 'write compute.karpenter.nodePools',
};

/** Add-ons of EKS that a component brings too. */
const COMPONENTS = {
  'aws-efs-csi-driver': 'efsCsiDriver',
  'external-dns': 'externalDns',
} as const satisfies { readonly [addon: string]: keyof ClusterSpec['components'] };

/** An add-on must exist in EKS, have one owner, and know its service account where it has a role. */
export function checkAddons(
  { addons = {} as ClusterSpec['addons'], components }: Partial<ClusterSpec>,
  stack: LayerStack,
): Diagnostic[] {
  const wanted = Object.entries(addons).filter(([, addon]) => addon !== undefined && addon !== false);
  const unknown = wanted
    .filter(([name]) => Object.hasOwn(NOT_IN_EKS, name))
    .map(([name]) =>
      errorAt(stack, ['addons', name], {
        code: 'spec/conflict',
        message: `addons.${name} is not an add-on of EKS`,
        hint: NOT_IN_EKS[name] ?? '',
      }),
    );
  const twice = Object.entries(COMPONENTS).flatMap(([name, key]): Diagnostic[] => {
    if (!components?.[key] || !wanted.some(([addon]) => addon === name)) return [];
    const error = errorAt(stack, ['addons', name], {
      code: 'spec/conflict',
      message: `addons.${name} and components.${key} would both own the same objects`,
      hint: 'keep one of them; false leaves one out',
    });
    const other = stack.placeOf(['components', key]).location;
    return [{ ...error, related: [{ message: `components.${key}`, location: other }] }];
  });
  return [
    ...unknown,
    ...wanted.flatMap(([name]) => unknownName(name, stack)),
    ...twice,
    ...wanted.flatMap(([name, addon]) => identityProblems(name, addon, stack)),
  ];
}

/** EKS would refuse the add-on while the cluster is made, after half an hour. */
function unknownName(name: string, stack: LayerStack): Diagnostic[] {
  if (Object.hasOwn(NOT_IN_EKS, name) || isKnownAddon(name)) return [];
  const meant = nearest(name, EKS_ADDONS);
  return [
    {
      code: 'spec/unknown-addon',
      severity: 'warning',
      message: `no add-on of EKS is known as ${quote(name)}: EKS would refuse it while the cluster is made`,
      hint:
        meant === undefined
          ? 'aws eks describe-addon-versions lists the names'
          : `did you mean ${quote(meant)}?`,
      location: stack.placeOf(['addons', name]).location,
    },
  ];
}

/** The drivers of AWS whose service account and policy are known. */
const KNOWN_IDENTITIES: readonly string[] = [
  'aws-ebs-csi-driver',
  'aws-efs-csi-driver',
  'aws-fsx-csi-driver',
];

function identityProblems(
  name: string,
  addon: ClusterSpec['addons'][string] | undefined,
  stack: LayerStack,
): Diagnostic[] {
  if (!addon || !('identity' in addon) || addon.identity === undefined || KNOWN_IDENTITIES.includes(name))
    return [];
  const { identity } = addon;
  return (['serviceAccount', 'policies'] as const)
    .filter((key) => identity[key] === undefined)
    .map((key) =>
      errorAt(stack, ['addons', name, 'identity'], {
        code: 'spec/missing-key',
        message: `addons.${name}.identity: the key "${key}" is missing`,
        hint:
          key === 'policies'
            ? 'list the policies of the role'
            : 'name the service account that the add-on makes',
      }),
    );
}
