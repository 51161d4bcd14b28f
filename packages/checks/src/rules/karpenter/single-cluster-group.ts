import { specPath } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';
import { maySelect, type Tags } from './tag-terms.ts';

const CODE = 'karpenter/sg-single-cluster-tag';

/**
 * The load balancer controller opens the one group of a node that carries the tag of the cluster; where two of a node carry it,
 * it registers no targets at all. eksctl gives that tag to the group of each self-managed node group, EKS to its own.
 */
export const singleClusterGroup: Rule = {
  codes: [
    {
      code: CODE,
      severity: 'error',
      title: 'Nodes of a node class have several security groups with the tag of the cluster',
    },
  ],
  references: [
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2367',
    'https://docs.aws.amazon.com/eks/latest/userguide/sec-group-reqs.html',
  ],
  *check({ model }) {
    const { name, compute } = model.spec;
    const [first] = compute.selfManagedNodeGroups;
    if (first === undefined) return;
    const tag = `kubernetes.io/cluster/${name}`;
    const ofEks: Tags = { [tag]: 'owned', 'aws:eks:cluster-name': name };
    const ofEksctl: Tags = { [tag]: 'owned' };
    for (const [
      index,
      { name: named, securityGroupSelectorTerms = [] },
    ] of compute.karpenter.nodeClasses.entries()) {
      const term = securityGroupSelectorTerms.findIndex(
        ({ tags = {} }) => tag in tags && maySelect(tags, [ofEksctl]) && !isOfEksAlone(tags, ofEks, ofEksctl),
      );
      if (term < 0) continue;
      const path = specPath(
        'cluster',
        'compute',
        'karpenter',
        'nodeClasses',
        index,
        'securityGroupSelectorTerms',
        term,
      );
      const group = specPath('cluster', 'compute', 'selfManagedNodeGroups', 0, 'name');
      yield finding(
        model,
        path,
        CODE,
        `the class "${named}" gives its nodes every security group with the tag ${tag}: that of EKS and that of the node group "${first.name}"; the load balancer controller expects one, and registers no target`,
        {
          hint: 'leave securityGroupSelectorTerms out for the security group of the cluster, or name groups by id',
          related: [
            {
              message: 'eksctl makes a group with the tag for it',
              location: model.provenance(group).location,
            },
          ],
        },
      );
    }
  },
};

/** Whether a tag that only the group of EKS has is among those of a term. */
function isOfEksAlone(tags: Tags, ofEks: Tags, ofEksctl: Tags): boolean {
  return Object.entries(tags).some(([key, value]) => ofEks[key] === value && ofEksctl[key] !== value);
}
