import { intersectRequirements } from '@nodeless/contracts/karpenter';
import { nodePoolViews } from '@nodeless/contracts/placement';
import { CONFLICTING_REQUIREMENTS } from '@nodeless/sources';
import { finding, type Rule } from '../../rule.ts';
import { requirementWords } from '../../view/requirement-path.ts';

/**
 * Karpenter intersects the requirements of a NodePool; where nothing remains, the pool makes no node and says so only
 * in its log.
 */
export const conflictingRequirements: Rule = {
  codes: [CONFLICTING_REQUIREMENTS],
  title: 'The requirements of a rendered NodePool leave nothing',
  references: ['https://karpenter.sh/docs/concepts/nodepools/#spectemplatespecrequirements'],
  *check({ model, resources }) {
    for (const { resource, name, requirements } of nodePoolViews(resources)) {
      const met = intersectRequirements(requirements);
      if (met.ok) continue;
      const { key, a, b } = met.conflict;
      const message = `NodePool "${name}" can make no node: ${requirementWords(a)} and ${requirementWords(b)} exclude each other`;
      yield finding(model, resource.origin.specPath, 'karpenter/conflicting-requirements', message, {
        hint: `change one of the two requirements on ${key}; some come from short forms such as architectures, capacityTypes and zones`,
      });
    }
  },
};
