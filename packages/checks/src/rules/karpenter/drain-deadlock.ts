import { durationSeconds, inactiveMoment } from '@nodeless/contracts/karpenter';
import { nodePoolViews, refusal, type NodePoolView } from '@nodeless/contracts/placement';
import { at, childPath, describeObject, maps, type Diagnostic } from '@nodeless/core';
import { budgetTimes } from '../../view/budget-times.ts';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import { allowedDisruptions, budgetsOf, fewestPods } from '../../view/disruption.ts';
import type { PodView } from '../../view/pods.ts';

const CODE = 'karpenter/drain-deadlock';
const DAY = 24 * 3600;
/** What Kubernetes gives a pod to stop. */
const DEFAULT_GRACE_SECONDS = 30;

/** Pods of these kinds end by themselves. */
const ENDING: ReadonlySet<string> = new Set(['CronJob', 'Job']);

/**
 * A node that is to go waits for its pods. Without a terminationGracePeriod it waits for ever for one that nobody may evict:
 * tainted, paid for, and with a new node beside it.
 */
export const drainDeadlock: Rule = {
  codes: [
    {
      code: CODE,
      severity: 'error or warning',
      title: 'A node that is to go would wait for ever, or not long enough for its pods',
    },
  ],
  references: [
    'https://karpenter.sh/docs/concepts/disruption/#terminationgraceperiod',
    'https://github.com/kubernetes-sigs/karpenter/issues/1789',
    'https://github.com/kubernetes-sigs/karpenter/issues/2802',
  ],
  *check(view) {
    for (const pool of nodePoolViews(view.resources)) {
      const period = at(pool.resource.manifest, 'spec', 'template', 'spec', 'terminationGracePeriod');
      const pods = view.pods.filter(
        ({ fargateProfile, onEveryNode, spec }) =>
          fargateProfile === undefined && !onEveryNode && refusal(pool, spec) === undefined,
      );
      if (typeof period === 'string') yield* cutShort(view, pool, pods, period);
      else yield* stuck(view, pool, pods);
      yield* neverDrifted(view, pool);
    }
  },
};

function* stuck(view: ClusterView, pool: NodePoolView, pods: readonly PodView[]): Iterable<Diagnostic> {
  const expireAfter = String(at(pool.resource.manifest, 'spec', 'template', 'spec', 'expireAfter') ?? '720h');
  const end =
    expireAfter === 'Never'
      ? 'no node that it runs on is ever replaced'
      : `its node expires after ${expireAfter}, and then waits for ever`;
  for (const pod of pods) {
    const reason = obstacle(pod);
    if (reason === undefined) continue;
    const name = describeObject(pod.resource.manifest);
    yield finding(
      view.model,
      childPath(pool.resource.origin.specPath, 'expireAfter'),
      CODE,
      `${name} ${reason}, and NodePool "${pool.name}" has no terminationGracePeriod: ${end}`,
      {
        hint: 'set terminationGracePeriod of the node pool, for example 24h, or let the pod be evicted',
        related: [{ message: name, location: view.model.provenance(pod.resource.origin.specPath).location }],
      },
    );
  }
}

/** Why a pod is never evicted; undefined when it is. */
function obstacle(pod: PodView): string | undefined {
  if (ENDING.has(pod.resource.manifest.kind)) return undefined;
  if (pod.annotations['karpenter.sh/do-not-disrupt'] === 'true') return 'may not be disrupted';
  const seconds = pod.spec['terminationGracePeriodSeconds'];
  if (typeof seconds === 'number' && seconds > DAY) return `takes up to ${seconds} seconds to stop`;
  const replicas = fewestPods(pod);
  if (replicas === 0) return undefined;
  const [budget, another] = budgetsOf(pod);
  if (another !== undefined)
    return 'has two PodDisruptionBudgets, so that the API server refuses to evict it';
  return budget !== undefined && allowedDisruptions(budget, replicas) === 0
    ? `has a PodDisruptionBudget that lets none of ${replicas} go`
    : undefined;
}

function* cutShort(
  { model }: ClusterView,
  pool: NodePoolView,
  pods: readonly PodView[],
  period: string,
): Iterable<Diagnostic> {
  const seconds = durationSeconds(period);
  const slow = pods.find(({ spec }) => graceOf(spec['terminationGracePeriodSeconds']) > seconds);
  if (slow === undefined) return;
  const name = describeObject(slow.resource.manifest);
  const message = `NodePool "${pool.name}" gives up a node after ${period}, and ${name} may take ${graceOf(slow.spec['terminationGracePeriodSeconds'])} seconds to stop: it would be cut short`;
  yield finding(model, childPath(pool.resource.origin.specPath, 'terminationGracePeriod'), CODE, message, {
    severity: 'warning',
    hint: 'let the node wait longer than its slowest pod',
    related: [
      {
        message: name,
        location: model.provenance(childPath(slow.resource.origin.specPath, 'terminationGracePeriodSeconds'))
          .location,
      },
    ],
  });
}

function graceOf(seconds: unknown): number {
  return typeof seconds === 'number' ? seconds : DEFAULT_GRACE_SECONDS;
}

/**
 * Budgets of no node that leave no moment open: a new image reaches no node before the old one expires, or never. Windows
 * that follow each other without a gap do so, too.
 */
function* neverDrifted({ model }: ClusterView, { name, resource }: NodePoolView): Iterable<Diagnostic> {
  const closed = [...maps(at(resource.manifest, 'spec', 'disruption', 'budgets')).entries()].filter(
    ([, { nodes, reasons }]) =>
      /^0+%?$/.test(String(nodes)) && (!Array.isArray(reasons) || reasons.includes('Drifted')),
  );
  const always = closed.filter(([, budget]) => inactiveMoment([budgetTimes(budget)]) === undefined);
  const together =
    always.length === 0 && inactiveMoment(closed.map(([, budget]) => budgetTimes(budget))) === undefined;
  for (const [index] of together ? closed.slice(0, 1) : always) {
    const path = childPath(resource.origin.specPath, 'budgets', index);
    const what = together
      ? `${closed.length} budgets of NodePool "${name}" together`
      : `a budget of NodePool "${name}"`;
    const message = `${what} never ${together ? 'let' : 'lets'} a node drift: a new image, with the patches in it, would reach none`;
    yield finding(model, path, CODE, message, {
      hint: together
        ? 'leave a gap between the windows'
        : 'give the budget a schedule and a duration that leave a gap, or other reasons than Drifted',
    });
  }
}
