import { ELB_TAG, INTERNAL_ELB_TAG } from '@nodeless/contracts/aws';
import { specPath } from '@nodeless/core';
import {
  autoModeOf,
  isExistingVpc,
  isStackVpc,
  SUBNET_ROLES,
  stackSubnetTags,
  type AutoNodeClassSpec,
  type NodeClassSpec,
} from '@nodeless/sources';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import { maySelect, type Tags } from './tag-terms.ts';

/** A node class whose terms find no subnet is never ready, and makes no node. */
export const subnetTerms: Rule = {
  codes: [
    {
      code: 'karpenter/subnet-terms',
      severity: 'warning',
      title: 'The terms of a node class select no subnet of the cluster',
    },
  ],
  references: ['https://karpenter.sh/docs/concepts/nodeclasses/#specsubnetselectorterms'],
  *check(view) {
    const subnets = tagsOfSubnets(view);
    if (subnets === undefined) return;
    const { spec } = view.model;
    const lists: readonly [string, readonly (NodeClassSpec | AutoNodeClassSpec)[]][] = [
      ['karpenter', spec.compute.karpenter.nodeClasses],
      ['autoMode', autoModeOf(spec)?.nodeClasses ?? []],
    ];
    for (const [owner, classes] of lists) {
      for (const [index, item] of classes.entries()) {
        for (const [key, terms] of termsOf(item)) {
          if (terms === undefined || terms.some((term) => maySelect(term.tags, subnets))) continue;
          const path = specPath('cluster', 'compute', owner, 'nodeClasses', index, key);
          const message = `no subnet that is made for the cluster has the tags of ${key} of the class "${item.name}": it would make no node`;
          yield finding(view.model, path, 'karpenter/subnet-terms', message, {
            severity: 'warning',
            hint: `leave ${key} out for private subnets, or write tags that subnets have: ${shown(subnets)}`,
          });
        }
      }
    }
  },
};

type Term = NonNullable<NodeClassSpec['subnetSelectorTerms']>[number];

function termsOf(item: NodeClassSpec | AutoNodeClassSpec): [string, readonly Term[] | undefined][] {
  const ofPods = 'podSubnetSelectorTerms' in item ? item.podSubnetSelectorTerms : undefined;
  return [
    ['subnetSelectorTerms', item.subnetSelectorTerms],
    ['podSubnetSelectorTerms', ofPods],
  ];
}

/**
 * The tags of each kind of subnets of a VPC that is made for the cluster; undefined for one that was there before. eksctl
 * gives all of them the tags of the metadata, and each kind that of its load balancers.
 * Source: `addSubnets` in pkg/cfn/builder/vpc.go of eksctl 0.230.0
 */
function tagsOfSubnets({ model: { spec }, clusterConfig }: ClusterView): readonly Tags[] | undefined {
  const { vpc } = spec.network;
  if (isExistingVpc(vpc)) return undefined;
  if (isStackVpc(vpc)) {
    return SUBNET_ROLES.map((role) => ({ ...spec.tags, ...stackSubnetTags(role, spec.name) }));
  }
  const common = clusterConfig.metadata?.tags ?? {};
  return [
    { ...common, [INTERNAL_ELB_TAG]: '1' },
    { ...common, [ELB_TAG]: '1' },
  ];
}

function shown(subnets: readonly Tags[]): string {
  const pairs = subnets.flatMap((tags) => Object.entries(tags).map(([key, value]) => `${key}: ${value}`));
  return [...new Set(pairs)].join(', ');
}
