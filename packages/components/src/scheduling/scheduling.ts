import type { Component } from '../component.ts';
import { pausePods } from './pause-pods.ts';
import { priorityClasses } from './priority-classes.ts';

/** Who goes first (PriorityClasses), and pause pods that keep room for those who do. */
export const scheduling: Component = {
  name: 'scheduling',
  units: (model) => [...priorityClasses(model), ...pausePods(model)],
};
