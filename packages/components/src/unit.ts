import type { Footprint, Unit, UnitSource } from '@nodeless/catalogue/render';
import type { Resource } from '@nodeless/core';

/** A unit whose objects exist. */
export interface BuiltUnit extends Unit {
  /** Name of the component that made it. */
  readonly component: string;
  readonly footprint: Footprint;
  /** All its objects shall go, so that Argo CD may prune the last one too. Default: false. */
  readonly empty?: boolean;
  /** Where its objects came from before it was emptied. */
  readonly previousSource?: UnitSource;
  /** Empty for upstream sources. */
  readonly resources: readonly Resource[];
}
