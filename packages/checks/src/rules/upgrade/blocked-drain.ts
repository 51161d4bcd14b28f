import { nodePoolViews, refusal } from '@nodeless/contracts/placement';
import { at, describeObject, type Diagnostic } from '@nodeless/core';
import { nodeGroupViews } from '@nodeless/sources';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import { allowedDisruptions, budgetsOf, fewestPods } from '../../view/disruption.ts';
import type { PodView } from '../../view/pods.ts';

/** Pods of these kinds end by themselves, and those of a DaemonSet are not evicted. */
const NOT_EVICTED: ReadonlySet<string> = new Set(['CronJob', 'DaemonSet', 'Job']);

/**
 * A PodDisruptionBudget that lets no pod go, of pods on nodes that people or EKS drain: the update of a managed node group gives up
 * after 15 minutes. On Fargate EKS deletes what it cannot evict. Node pools without a terminationGracePeriod have a rule of
 * their own (karpenter/drain-deadlock).
 */
export const blockedDrain: Rule = {
  codes: [
    {
      code: 'upgrade/blocked-drain',
      severity: 'error or warning',
      title: 'A PodDisruptionBudget lets none of the pods be evicted that a drain has to move',
    },
  ],
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/managed-node-update-behavior.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate-pod-patching.html',
    'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  ],
  *check(view) {
    for (const pod of view.pods) {
      if (NOT_EVICTED.has(pod.resource.manifest.kind)) continue;
      const reason = obstacle(pod);
      if (reason !== undefined) yield* found(view, pod, reason);
    }
  },
};

interface Obstacle {
  readonly why: string;
  readonly budget: ReturnType<typeof budgetsOf>[number];
}

function obstacle(pod: PodView): Obstacle | undefined {
  const [budget, another] = budgetsOf(pod);
  const replicas = fewestPods(pod);
  if (budget === undefined || replicas === 0) return undefined;
  if (another !== undefined)
    return {
      budget: another,
      why: 'its pods have two budgets, so that the API server refuses every eviction',
    };
  if (allowedDisruptions(budget, replicas) > 0) return undefined;
  return { budget, why: `it lets none of ${replicas} ${replicas === 1 ? 'pod' : 'pods'} go` };
}

function* found(view: ClusterView, pod: PodView, { budget, why }: Obstacle): Iterable<Diagnostic> {
  const { model, clusterConfig, resources } = view;
  const workload = describeObject(pod.resource.manifest);
  const report = (severity: 'error' | 'warning', consequence: string) =>
    finding(
      model,
      budget.origin.specPath,
      'upgrade/blocked-drain',
      `${describeObject(budget.manifest)} of ${workload}: ${why}: ${consequence}`,
      {
        severity,
        hint: 'write maxUnavailable: 1, or let more pods run than must stay',
        related: [{ message: workload, location: model.provenance(pod.resource.origin.specPath).location }],
      },
    );
  if (pod.fargateProfile !== undefined) {
    yield report('warning', 'when EKS patches Fargate it cannot evict them one by one, and deletes them');
    return;
  }
  const waits = nodePoolViews(resources).some(
    (pool) =>
      refusal(pool, pod.spec) === undefined &&
      at(pool.resource.manifest, 'spec', 'template', 'spec', 'terminationGracePeriod') === undefined,
  );
  // The rule for node pools says the same of these pods.
  if (waits) return;
  const group = nodeGroupViews(model.spec, clusterConfig).find(
    (nodes) => refusal(nodes, pod.spec) === undefined,
  );
  if (group !== undefined)
    yield report(
      'error',
      `no node of the group "${group.name}" that runs one can be drained, and its update fails`,
    );
}
