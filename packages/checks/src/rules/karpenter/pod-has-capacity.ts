import { fargateProfileOf, refusal } from '@nodeless/contracts/placement';
import { type CodeDefinition, childPath, describeObject, specPath } from '@nodeless/core';
import { ARGOCD_NAMESPACE, autoModeOf } from '@nodeless/sources';
import { finding, type Rule } from '../../rule.ts';

export const POD_HAS_CAPACITY: CodeDefinition = {
  code: 'karpenter/pod-has-capacity',
  severity: 'error',
  title: 'No Fargate profile, node group or node pool accepts a pod',
};

/** A pod that no Fargate profile, no node group and no node pool accepts stays Pending for ever. A DaemonSet runs where nodes are: without one it has no pod. */
export const podHasCapacity: Rule = {
  codes: [POD_HAS_CAPACITY],
  references: ['packages/contracts/src/placement/nodes.ts'],
  *check({ model, places, pods, upstreamPods }) {
    for (const pod of pods) {
      const { manifest, origin } = pod.resource;
      if (pod.fargateProfile !== undefined) continue;
      const refusals = places.map(({ nodes }) => ({ name: nodes.name, reason: refusal(nodes, pod.spec) }));
      if (refusals.some(({ reason }) => reason === undefined)) continue;
      const why = pod.onEveryNode
        ? 'a DaemonSet has no pods on Fargate, and no node pool or node group accepts them'
        : 'no Fargate profile selects its pods, and no node pool or node group accepts them';
      const message = `${describeObject(manifest)} can run nowhere: ${why}`;
      const reasons = refusals.map(({ name, reason }) => `${name}: ${reason}`);
      // Where pools are named, they are the reason.
      const pools = childPath(origin.specPath, 'nodePools');
      yield finding(model, pools, 'karpenter/pod-has-capacity', message, {
        hint:
          reasons.length === 0
            ? `the cluster has no node pools and no node groups; add one${pod.onEveryNode ? '' : ', or a Fargate profile'}`
            : reasons.join('; '),
      });
    }
    if (autoModeOf(model.spec) === undefined) return;
    for (const { name, tolerations = [], nodeSelector = {}, ...pod } of upstreamPods) {
      // Those of Argo CD are looked at by capacity/bootstrap-cycle.
      if (pod.namespace === ARGOCD_NAMESPACE) continue;
      if (fargateProfileOf(model.spec.compute.fargate.profiles, pod) !== undefined) continue;
      const refusals = places.map(({ nodes }) => ({
        name: nodes.name,
        reason: refusal(nodes, { tolerations, nodeSelector }),
      }));
      if (refusals.some(({ reason }) => reason === undefined)) continue;
      const message = `the pods of ${name} (namespace ${pod.namespace}) can run nowhere: no node pool of EKS Auto Mode accepts them`;
      yield finding(
        model,
        specPath('cluster', 'compute', 'autoMode'),
        'karpenter/pod-has-capacity',
        message,
        {
          hint: refusals.map((one) => `${one.name}: ${one.reason}`).join('; '),
        },
      );
    }
  },
};
