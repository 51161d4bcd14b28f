import { intersectRequirements, NODE_LABELS, type Requirement } from '@nodeless/contracts/karpenter';
import {
  impossibleTogether,
  machinesWith,
  nodePoolViews,
  ofNewerGeneration,
  tooFewValues,
  unusedValues,
  type NodePoolView,
} from '@nodeless/contracts/placement';
import type { Diagnostic } from '@nodeless/core';
import { CONFLICTING_REQUIREMENTS, type ClusterModel } from '@nodeless/sources';
import { finding, type Rule } from '../../rule.ts';
import { requirementPath, requirementWords } from '../../view/requirement-path.ts';

const CODE = 'karpenter/conflicting-requirements';

/**
 * All requirements of a NodePool hold at once for each instance type. Where no type is left the pool makes no node, and a
 * listed value that no type of the pool has is never used.
 */
export const noInstanceType: Rule = {
  codes: [CONFLICTING_REQUIREMENTS],
  title: 'The requirements of a NodePool leave no instance type, or a value of them is never used',
  references: [
    'https://karpenter.sh/docs/reference/instance-types/',
    'https://karpenter.sh/docs/concepts/nodepools/#min-values',
    'packages/contracts/src/placement/impossible.ts',
  ],
  *check({ model, resources }) {
    for (const pool of nodePoolViews(resources)) {
      if (!intersectRequirements(pool.requirements).ok) continue;
      const together = impossibleTogether(pool.requirements);
      if (together !== undefined) yield nothingLeft(model, pool, together);
      else yield* partly(model, pool);
    }
  },
};

function nothingLeft(model: ClusterModel, pool: NodePoolView, together: readonly Requirement[]): Diagnostic {
  const last = together.at(-1);
  const path = last === undefined ? pool.resource.origin.specPath : requirementPath(model, pool, last);
  const message = `NodePool "${pool.name}" can make no node: no instance type meets ${together.map(requirementWords).join(' and ')}`;
  return finding(model, path, CODE, message, {
    hint: hintFor(pool, together),
    related: together.slice(0, -1).map((one) => ({
      message: requirementWords(one),
      location: model.provenance(requirementPath(model, pool, one)).location,
    })),
  });
}

/** What the short forms would have to say for what the other requirements leave. */
function hintFor({ requirements }: NodePoolView, together: readonly Requirement[]): string {
  const isShort = ({ key }: Requirement) => /\/instance-(category|generation)$/.test(key);
  const left = together.some(isShort) ? machinesWith(requirements.filter((one) => !isShort(one))) : [];
  const labels = (left ?? []).map((one) => one.labels);
  const categories = [...new Set(labels.map((own) => own[NODE_LABELS.instanceCategory]))];
  const oldest = Math.min(...labels.map((own) => Number(own[NODE_LABELS.instanceGeneration])));
  return categories.length === 0
    ? 'change one of them'
    : `for the types that the other requirements leave, write instanceCategories: [${categories.join(', ')}] and instanceGenerationAbove: ${Math.max(1, oldest - 1)}; left out, they are [c, m, r] and 4`;
}

function* partly(model: ClusterModel, pool: NodePoolView): Iterable<Diagnostic> {
  const [newer] = ofNewerGeneration(pool.requirements) ?? [];
  if (newer !== undefined) {
    const message = `NodePool "${pool.name}" asks for ${requirementWords(newer)}, and no known instance type meets that`;
    yield finding(model, requirementPath(model, pool, newer), CODE, message, {
      severity: 'warning',
      hint: 'allow a generation that exists, or leave it if it is very new',
    });
  }
  const unused = unusedValues(pool.requirements);
  for (const requirement of new Set(unused.map((one) => one.requirement))) {
    const path = requirementPath(model, pool, requirement);
    // Named types are looked at where they are written, and a default names what it can.
    if (path.endsWith('/instanceTypes') || isDefault(requirement)) continue;
    const ofList = unused.filter((one) => one.requirement === requirement);
    const values = ofList.map(({ value }) => value).join(', ');
    const message = ofList.every(({ isUnknown }) => isUnknown)
      ? `NodePool "${pool.name}" asks for ${requirement.key} ${values}, which no known instance type has`
      : `NodePool "${pool.name}" never uses ${requirement.key} ${values}: no instance type of it meets its other requirements`;
    yield finding(model, path, CODE, message, {
      severity: 'warning',
      hint: 'remove what is never used, or change what excludes it; instanceCategories and instanceGenerationAbove are requirements, too, and have defaults',
    });
  }
  for (const { requirement, has } of tooFewValues(pool.requirements)) {
    const message = `NodePool "${pool.name}" can make no node: ${requirement.key} must have ${requirement.minValues} different values, and its instance types have ${has}`;
    yield finding(model, requirementPath(model, pool, requirement), CODE, message, {
      hint: 'lower minValues, or allow more instance types',
    });
  }
}

/** The categories that a pool has where none is written. */
function isDefault({ key, values = [] }: Requirement): boolean {
  return key.endsWith('/instance-category') && values.join() === 'c,m,r';
}
