import { specPath } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';

/** A NodePool whose EC2NodeClass does not exist makes no nodes. */
export const referenceResolution: Rule = {
  codes: [
    {
      code: 'karpenter/reference-resolution',
      severity: 'error',
      title: 'A NodePool refers to an EC2NodeClass that is not rendered',
    },
  ],
  references: ['https://karpenter.sh/docs/concepts/nodepools/#spectemplatespecnodeclassref'],
  *check({ model }) {
    const { nodePools, nodeClasses } = model.spec.compute.karpenter;
    const known = nodeClasses.map(({ name }) => name);
    for (const [index, pool] of nodePools.entries()) {
      if (known.includes(pool.nodeClass)) continue;
      const path = specPath('cluster', 'compute', 'karpenter', 'nodePools', index, 'nodeClass');
      const message = `NodePool "${pool.name}" refers to EC2NodeClass "${pool.nodeClass}", which is not rendered`;
      yield finding(model, path, 'karpenter/reference-resolution', message, {
        hint: `rendered classes are ${known.map((name) => `"${name}"`).join(', ')}`,
      });
    }
  },
};
