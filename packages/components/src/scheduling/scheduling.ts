import type { Component } from '../component.ts';
import { capacityBuffer } from './capacity-buffer.ts';
import { pausePods } from './pause-pods.ts';
import { priorityClasses } from './priority-classes.ts';

/** Who goes first (PriorityClasses), and room that is kept for those who do. */
export const scheduling: Component = {
  name: 'scheduling',
  units: (model) => [...priorityClasses(model), ...pausePods(model), ...capacityBuffer(model)],
};
