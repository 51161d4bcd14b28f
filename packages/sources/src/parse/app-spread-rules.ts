import { conflictAt } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { AppRule } from './rule.ts';

/** The topology and what is done otherwise are the key of a constraint. */
export const appSpread: AppRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title: 'Two rules of an app spread its pods over the same in the same way',
  references: [
    'pkg/apis/core/validation/validation.go (validateTopologySpreadConstraints) of Kubernetes v1.35',
  ],
  check({ value: { spread }, stack }) {
    return spread.flatMap(({ over, otherwise }, index) => {
      const first = spread.findIndex((other) => other.over === over && other.otherwise === otherwise);
      if (first === index) return [];
      const message = `the pods are spread over ${over} with ${otherwise} already`;
      const other = { path: ['spread', first], message: 'the first one' };
      return [conflictAt(stack, ['spread', index], message, 'keep one of them', other)];
    });
  },
};
