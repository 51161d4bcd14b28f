import type { Chart } from '@nodeless/components';
import type { JsonObject } from '@nodeless/core';
import type { AppCluster } from '@nodeless/sources';

/**
 * Draws an app: adds its objects to a chart. It may depend on what it gets and on nothing else.
 *
 * @param chart gives objects that name no namespace the one of the app
 * @param cluster frozen
 * @param values of app.yaml and of the overlays for the cluster, frozen
 */
export type DrawApp<Values = JsonObject> = (chart: Chart, cluster: AppCluster, values: Values) => void;

/** Gives the default export of an `app.ts` its types. */
export function defineApp<Values = JsonObject>(draw: DrawApp<Values>): DrawApp<Values> {
  return draw;
}
