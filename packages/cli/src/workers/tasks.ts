import type { Diagnostic } from '@nodeless/core';
import type { ClusterClaims } from '@nodeless/checks';
import type { ClusterFiles } from '@nodeless/sources';
import type { CheckingInput } from '../commands/check-cluster.ts';
import type { PlanningInput } from '../commands/render-plan.ts';
import type { Handler } from './serve.ts';

/** To check a cluster, or to tell what the parts of the work cost so far. */
export type CheckRequest = { readonly check: string } | { readonly timings: true };

/** To plan a cluster, or to write what was planned. */
export type PlanRequest = { readonly plan: ClusterFiles } | { readonly carryOut: string };

/** A plan that stays in the thread which made it. */
export interface PlanElsewhere {
  readonly diagnostics: readonly Diagnostic[];
  readonly claims?: ClusterClaims | undefined;
  /** Whether it can be carried out. */
  readonly sound: boolean;
}

/** What threads of a pool do, by the names of the tasks. Each loads what it needs when it starts. */
export const TASKS = { check: checkClusters, plan: planClusters };

async function checkClusters(input: CheckingInput): Promise<Handler> {
  const { clusterChecker } = await import('../commands/check-cluster.ts');
  const { check, timings } = clusterChecker(input);
  return (request: CheckRequest) => ('check' in request ? check(request.check) : timings());
}

async function planClusters(input: PlanningInput): Promise<Handler> {
  const { planner } = await import('../commands/render-plan.ts');
  const { value } = planner(input);
  const carryOuts = new Map<string, (() => unknown) | undefined>();
  return (request: PlanRequest) => {
    if ('carryOut' in request) {
      const carryOut = carryOuts.get(request.carryOut);
      carryOuts.delete(request.carryOut);
      return carryOut?.();
    }
    const plan = value?.plan(request.plan);
    carryOuts.set(request.plan.folder, plan?.carryOut);
    const { diagnostics = [], claims, carryOut } = plan ?? {};
    return { diagnostics, claims, sound: carryOut !== undefined } satisfies PlanElsewhere;
  };
}
