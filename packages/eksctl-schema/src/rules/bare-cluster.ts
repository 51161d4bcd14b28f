import { problem, type ConfigPath, type ConfigRule } from '../problem.ts';
import type { ManagedNodeGroup, NodeGroup } from '../types.ts';
import { allGroups, hasAddon, isAutoMode } from './facts.ts';
import { isGiven } from './lists.ts';

/** Nodes of a group that gives no number. Source: `DefaultNodeCount` in types.go. */
const DEFAULT_NODES = 2;

/**
 * Without the VPC CNI no pod gets an address, so nothing that has pods can be made together with the cluster. Source:
 * `validateBareCluster` in configfile.go, which however overlooks groups without a desiredCapacity: eksctl waits in
 * vain for their nodes.
 */
export const bareCluster: ConfigRule = function* (config) {
  const isBare =
    config.addonsConfig?.disableDefaultAddons === true && !isAutoMode(config) && !hasAddon(config, 'vpc-cni');
  if (!isBare) return;
  const needing: [ConfigPath, boolean][] = [
    ...allGroups(config).map(({ group, path }): [ConfigPath, boolean] => [path, hasNodes(group)]),
    [['fargateProfiles'], isGiven(config.fargateProfiles)],
    [['karpenter'], isGiven(config.karpenter)],
    [['gitops', 'flux'], isGiven(config.gitops?.flux)],
    [['iam', 'serviceAccounts'], isGiven(config.iam?.serviceAccounts)],
    [['iam', 'podIdentityAssociations'], isGiven(config.iam?.podIdentityAssociations)],
  ];
  for (const [path, isThere] of needing) {
    if (!isThere) continue;
    yield problem(
      path,
      `${path.join('.')} cannot be made together with a cluster that has no VPC CNI`,
      'list vpc-cni among the add-ons',
    );
  }
};

function hasNodes({ desiredCapacity, minSize }: NodeGroup | ManagedNodeGroup): boolean {
  return (desiredCapacity ?? minSize ?? DEFAULT_NODES) > 0;
}
