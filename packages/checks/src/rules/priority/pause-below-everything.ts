import { specPath } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';

/**
 * Pause pods must lose against every other pod, or they keep the room that they were meant to give away.
 * A pod without a class has the priority of the global default, or 0.
 */
export const pauseBelowEverything: Rule = {
  codes: [
    {
      code: 'priority/pause-below-everything',
      severity: 'error',
      title: 'Pause pods do not have the lowest priority',
    },
  ],
  references: ['https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/'],
  *check({ model }) {
    const { headroom, priorityClasses } = model.spec.scheduling;
    const pause = priorityClasses.find(({ name }) => name === headroom?.priorityClass);
    if (headroom?.by !== 'pause-pods' || pause === undefined) return;
    const path = specPath('cluster', 'scheduling', 'priorityClasses', priorityClasses.indexOf(pause));
    const report = (message: string, hint: string) =>
      finding(model, path, 'priority/pause-below-everything', message, { hint });
    if (pause.globalDefault) {
      yield report(
        `PriorityClass "${pause.name}" of the pause pods is the global default`,
        'make another class the global default',
      );
    }
    const others = priorityClasses.filter((entry) => entry !== pause);
    const withoutClass = priorityClasses.some(({ globalDefault }) => globalDefault)
      ? []
      : [{ name: 'no class at all', value: 0 }];
    const lowest = [...others, ...withoutClass].sort((a, b) => a.value - b.value)[0];
    if (lowest !== undefined && pause.value >= lowest.value) {
      yield report(
        `PriorityClass "${pause.name}" of the pause pods has the value ${pause.value}, but pods with ${
          'globalDefault' in lowest ? `"${lowest.name}"` : lowest.name
        } have ${lowest.value}: pause pods would not give way`,
        `give it a value below ${lowest.value}`,
      );
    }
  },
};
