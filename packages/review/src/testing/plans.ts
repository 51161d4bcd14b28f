import type { JsonObject } from '@nodeless/core';
import type { ActionPlan } from '../report/action-plan.ts';
import { object } from './objects.ts';
import { reviewFiles, type Files } from './trees.ts';

/** The only file of the cluster `prod` that plans of its ClusterConfig name. */
export const CONFIG_FILE = 'clusters/prod/rendered/eksctl/cluster.yaml';

/** A ClusterConfig of the cluster `prod`; `metadata` is added to its own. */
export function config({ metadata = {}, ...body }: JsonObject): Files {
  return {
    'eksctl/cluster.yaml': object('eksctl.io/v1alpha5', 'ClusterConfig', 'prod', {
      metadata: { region: 'eu-central-1', version: '1.35', ...(metadata as JsonObject) },
      ...body,
    }),
  };
}

/** The steps between two ClusterConfigs, in files that are otherwise the same. */
export function stepsOf(before: JsonObject, after: JsonObject, more: Files = {}): ActionPlan['steps'] {
  const { plans } = reviewFiles({ ...more, ...config(before) }, { ...more, ...config(after) });
  return plans.flatMap(({ steps }) => steps);
}

/** Steps in short: when they are not before the merge, the tool where there is no command, and the commands. */
export function shortSteps(before: JsonObject, after: JsonObject, more: Files = {}): string[][] {
  return stepsOf(before, after, more).map(({ tool, when, commands }) => [
    ...(when === 'after-merge' ? ['after'] : []),
    ...(commands.length === 0 ? [tool] : []),
    ...commands.map((command) => command.replaceAll(CONFIG_FILE, 'FILE')),
  ]);
}
