import { specPath } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';

/** Admission accepts one PriorityClass with `globalDefault: true`; with two the second never syncs. */
export const singleGlobalDefault: Rule = {
  codes: [
    {
      code: 'priority/single-global-default',
      severity: 'error',
      title: 'More than one PriorityClass is the global default',
    },
  ],
  references: [
    'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#priorityclass',
  ],
  *check({ model }) {
    const classes = model.spec.scheduling.priorityClasses.map((entry, index) => ({ ...entry, index }));
    const [first, ...others] = classes.filter((entry) => entry.globalDefault);
    if (first === undefined) return;
    const at = (index: number) =>
      specPath('cluster', 'scheduling', 'priorityClasses', index, 'globalDefault');
    for (const other of others) {
      const message = `PriorityClass "${other.name}" is a second global default beside "${first.name}"`;
      yield finding(model, at(other.index), 'priority/single-global-default', message, {
        hint: 'keep globalDefault: true on one class',
        related: [{ message: 'the first one', location: model.provenance(at(first.index)).location }],
      });
    }
  },
};
