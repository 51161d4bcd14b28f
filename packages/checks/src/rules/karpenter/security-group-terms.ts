import { specPath } from '@nodeless/core';
import { autoModeOf, isExistingVpc, type AutoNodeClassSpec, type NodeClassSpec } from '@nodeless/sources';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import { maySelect, type Tags } from './tag-terms.ts';

const CODE = 'karpenter/security-group-terms';

/** A node class whose terms find no security group is never ready, and makes no node. */
export const securityGroupTerms: Rule = {
  codes: [
    {
      code: CODE,
      severity: 'warning',
      title: 'The terms of a node class select no security group that is made for the cluster',
    },
  ],
  references: [
    'https://karpenter.sh/docs/concepts/nodeclasses/#specsecuritygroupselectorterms',
    'https://docs.aws.amazon.com/eks/latest/userguide/sec-group-reqs.html',
  ],
  *check(view) {
    const { spec } = view.model;
    if (isExistingVpc(spec.network.vpc)) return;
    const groups = tagsOfGroups(view);
    const lists: readonly [string, readonly (NodeClassSpec | AutoNodeClassSpec)[]][] = [
      ['karpenter', spec.compute.karpenter.nodeClasses],
      ['autoMode', autoModeOf(spec)?.nodeClasses ?? []],
    ];
    for (const [owner, classes] of lists) {
      for (const [index, item] of classes.entries()) {
        for (const [key, terms] of termsOf(item)) {
          if (terms === undefined || terms.some((term) => mayFind(term, groups))) continue;
          const path = specPath('cluster', 'compute', owner, 'nodeClasses', index, key);
          const message = `no security group that is made for the cluster has the tags of ${key} of the class "${item.name}": without one of your own it would make no node`;
          yield finding(view.model, path, CODE, message, {
            severity: 'warning',
            hint: `leave ${key} out for the security group of the cluster, or name one by its id`,
          });
        }
      }
    }
  },
};

type Term = NonNullable<NodeClassSpec['securityGroupSelectorTerms']>[number];

function termsOf(item: NodeClassSpec | AutoNodeClassSpec): [string, readonly Term[] | undefined][] {
  const ofPods = 'podSecurityGroupSelectorTerms' in item ? item.podSecurityGroupSelectorTerms : undefined;
  return [
    ['securityGroupSelectorTerms', item.securityGroupSelectorTerms],
    ['podSecurityGroupSelectorTerms', ofPods],
  ];
}

/** Those of eksctl, which have the tags of the metadata, and the one that EKS makes. */
function tagsOfGroups({ model: { spec }, clusterConfig }: ClusterView): readonly Tags[] {
  return [clusterConfig.metadata?.tags ?? {}, { [`kubernetes.io/cluster/${spec.name}`]: 'owned' }];
}

/** An id or a name is somebody's own, and may be right. */
function mayFind({ id, name, tags }: Term, groups: readonly Tags[]): boolean {
  return id !== undefined || name !== undefined || maySelect(tags, groups);
}
