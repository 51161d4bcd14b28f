import { readFileSync } from 'node:fs';
import { loadBalancerStacks, UNKNOWN_SURROUNDINGS } from '@nodeless/contracts/load-balancer-stacks';
import { specPath, toManifest, type JsonObject, type Resource } from '@nodeless/core';
import { parse } from 'yaml';

const ROUNDS = 5;

export interface ModelCost {
  /** Of the first round, with code that nothing has warmed up. */
  readonly first: number;
  /** The median of the rounds, in seconds as well. */
  readonly median: number;
  readonly loadBalancers: number;
}

/**
 * Seconds of processor time that it takes to model all load balancers of a cluster, as a check does it once.
 *
 * @param files that hold an object each
 */
export function modelLoadBalancers(files: readonly string[]): ModelCost {
  const resources = files.map((file): Resource => ({
    manifest: toManifest(parse(readFileSync(file, 'utf8')) as JsonObject),
    application: 'bench',
    path: file,
    origin: { component: 'bench', constructPath: 'bench', specPath: specPath('cluster') },
  }));
  let loadBalancers = 0;
  const rounds = Array.from({ length: ROUNDS }, () => {
    const start = process.cpuUsage();
    loadBalancers = loadBalancerStacks(resources, UNKNOWN_SURROUNDINGS).length;
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  });
  const [first = 0] = rounds;
  return { first, median: rounds.sort((one, other) => one - other)[ROUNDS >> 1] ?? 0, loadBalancers };
}
