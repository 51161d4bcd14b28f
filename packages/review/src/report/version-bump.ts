import type { Place } from './place.ts';

/** What a version belongs to. */
export const VERSION_KINDS = ['image', 'chart', 'addon', 'kubernetes', 'node-image'] as const;
export type VersionKind = (typeof VERSION_KINDS)[number];

/** A version that changes: of an image, a chart, an EKS add-on, Kubernetes, or the image of nodes. */
export interface VersionBump {
  readonly kind: VersionKind;
  /** Image repository, name of the chart's Application, name of the add-on, `Kubernetes`, or the EC2NodeClass. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** Never empty, sorted by cluster and application. */
  readonly places: readonly [Place, ...Place[]];
}
