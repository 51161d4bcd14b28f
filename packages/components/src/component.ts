import type { ClusterModel } from '@nodeless/sources';
import type { Unit } from '@nodeless/catalogue/render';
import type { BuiltUnit } from './unit.ts';

/**
 * One folder of this package. Components do not know each other: what one needs to know of the others it receives as
 * data. Shared code never asks for a component's name.
 */
export interface Component {
  /** Name of the folder; the component of all origins below it. */
  readonly name: string;
  /** What follows from the model alone. Empty when the cluster does not ask for the component. */
  readonly units?: (model: ClusterModel) => readonly Unit[];
  /** What describes the units of all components and the overviews before this one in the registry. */
  readonly overview?: (model: ClusterModel, units: readonly BuiltUnit[]) => readonly Unit[];
}
