import { intersectRequirements } from '@nodeless/contracts/karpenter';
import { nodePoolViews } from '@nodeless/contracts/placement';
import { CONFLICTING_REQUIREMENTS } from '@nodeless/sources';
import { finding, type Rule } from '../../rule.ts';
import { requirementPath, requirementWords } from '../../view/requirement-path.ts';

/**
 * Karpenter intersects the requirements of a NodePool; where nothing remains, the pool makes no node and says so only
 * in its log.
 */
export const conflictingRequirements: Rule = {
  codes: [CONFLICTING_REQUIREMENTS],
  title: 'The requirements of a rendered NodePool leave nothing',
  references: ['https://karpenter.sh/docs/concepts/nodepools/#spectemplatespecrequirements'],
  *check({ model, resources }) {
    for (const pool of nodePoolViews(resources)) {
      const { name } = pool;
      const met = intersectRequirements(pool.requirements);
      if (met.ok) continue;
      const { key, a, b } = met.conflict;
      const message = `NodePool "${name}" can make no node: ${requirementWords(a)} and ${requirementWords(b)} exclude each other`;
      const first = model.provenance(requirementPath(model, pool, a)).location;
      yield finding(model, requirementPath(model, pool, b), 'karpenter/conflicting-requirements', message, {
        hint: `change one of the two requirements on ${key}; some come from short forms such as architectures, capacityTypes and zones`,
        related: [{ message: requirementWords(a), location: first }],
      });
    }
  },
};
