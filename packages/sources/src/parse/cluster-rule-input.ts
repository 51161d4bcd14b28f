import type { LayerStack } from '../layers/stack.ts';
import type { ClusterSpec } from '../schema/cluster.ts';
import type { AppSpec } from '../schema/app.ts';
import type { ChartAppSpec } from '../schema/chart-app.ts';
import type { Fleet } from './parsed-fleet.ts';
import type { Source } from './validate.ts';

/** What a rule over one cluster's sources looks at. */
export interface ClusterRuleInput {
  readonly folder: string;
  /** The whole of a valid cluster; of a broken one, the keys whose values are right. */
  readonly spec: Partial<ClusterSpec>;
  readonly stack: LayerStack;
  /** The apps of the cluster as it gets them, by name; those with errors are left out. */
  readonly apps: ReadonlyMap<string, Source<AppSpec>>;
  /** Those among its apps that are charts, likewise. */
  readonly charts: ReadonlyMap<string, Source<ChartAppSpec>>;
  readonly fleet: Pick<Fleet, 'apps' | 'brokenApps' | 'catalogue' | 'settings'>;
}
