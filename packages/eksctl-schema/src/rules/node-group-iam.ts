import { problem, type ConfigPath, type ConfigProblem, type ConfigRule } from '../problem.ts';
import type { NodeGroupIAM } from '../types.ts';
import { allGroups, managedGroups, selfManagedGroups } from './facts.ts';
import { anyOn, givenKeys } from './lists.ts';

/** An existing role is taken as it is. Source: `validateNodeGroupIAM` in validation.go. */
export const existingNodeRole: ConfigRule = function* (config) {
  for (const { group, path } of allGroups(config)) {
    yield* conflicts(group.iam, 'instanceRoleARN', [...path, 'iam']);
  }
};

/** So is an existing profile. Source: `validateNodeGroupIAM` in validation.go. */
export const existingNodeProfile: ConfigRule = function* (config) {
  for (const { group, path } of selfManagedGroups(config)) {
    yield* conflicts(group.iam, 'instanceProfileARN', [...path, 'iam']);
  }
};

/** EKS makes the profiles of managed groups. Source: `ValidateManagedNodeGroup` in validation.go. */
export const managedNodeProfile: ConfigRule = function* (config) {
  for (const { group, path } of managedGroups(config)) {
    if (group.iam?.instanceProfileARN === undefined) continue;
    yield problem(
      [...path, 'iam', 'instanceProfileARN'],
      'a managed node group takes a role, and no instance profile',
      'use instanceRoleARN',
    );
  }
};

/** An old and a new name of one policy. Source: `validateDeprecatedIAMFields` in validation.go. */
export const loadBalancerPolicy: ConfigRule = function* (config) {
  for (const { group, path } of selfManagedGroups(config)) {
    const { albIngress, awsLoadBalancerController } = group.iam?.withAddonPolicies ?? {};
    if (albIngress !== true || awsLoadBalancerController !== true) continue;
    yield problem(
      [...path, 'iam', 'withAddonPolicies', 'albIngress'],
      'albIngress is the old name of awsLoadBalancerController',
      'leave it out',
    );
  }
};

function* conflicts(
  iam: NodeGroupIAM | undefined,
  existing: 'instanceProfileARN' | 'instanceRoleARN',
  path: ConfigPath,
): Iterable<ConfigProblem> {
  if (iam?.[existing] === undefined) return;
  const keys = [
    ...givenKeys(iam, [
      'attachPolicy',
      'attachPolicyARNs',
      'instanceRoleName',
      'instanceRolePermissionsBoundary',
    ]),
    ...(anyOn(iam.withAddonPolicies) ? ['withAddonPolicies'] : []),
  ];
  for (const key of keys) {
    yield problem(
      [...path, key],
      `${key} describes a new role, and ${existing} names what exists`,
      'keep one of them',
    );
  }
}
