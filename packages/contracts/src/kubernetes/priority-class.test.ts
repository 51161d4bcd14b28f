import { facts } from '@nodeless/contract-tables';
import {
  BUILT_IN_PRIORITY_CLASSES,
  MAX_PRIORITY,
  MIN_PRIORITY,
  PREEMPTION_POLICIES,
  SYSTEM_PRIORITY_PREFIX,
} from './priority-class.ts';

test('limits of PriorityClasses are those of Kubernetes', () => {
  const { priorityClass } = facts<{ priorityClass: object }>('kubernetes');
  expect({
    builtin: BUILT_IN_PRIORITY_CLASSES,
    reservedPrefix: SYSTEM_PRIORITY_PREFIX,
    min: MIN_PRIORITY,
    max: MAX_PRIORITY,
    preemptionPolicies: [...PREEMPTION_POLICIES],
  }).toEqual(priorityClass);
});
