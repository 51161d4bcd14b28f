import { contractJson, contractTest } from '../testing/contracts.ts';
import {
  BUILT_IN_PRIORITY_CLASSES,
  MAX_PRIORITY,
  MIN_PRIORITY,
  PREEMPTION_POLICIES,
  SYSTEM_PRIORITY_PREFIX,
} from './priority-class.ts';

contractTest('limits of PriorityClasses are those of Kubernetes (needs ../shared/contracts)', () => {
  const { builtin, fields, reservedPrefix } = contractJson<{
    builtin: unknown;
    fields: { value: { min: number; max: number }; preemptionPolicy: { enum: string[] } };
    reservedPrefix: string;
  }>('k8s/priorityclass.json');
  expect([MIN_PRIORITY, MAX_PRIORITY]).toEqual([fields.value.min, fields.value.max]);
  expect(SYSTEM_PRIORITY_PREFIX).toBe(reservedPrefix);
  expect(BUILT_IN_PRIORITY_CLASSES).toEqual(builtin);
  expect([...PREEMPTION_POLICIES]).toEqual(fields.preemptionPolicy.enum);
});
