import { nodePoolViews, refusal } from '@nodeless/contracts/placement';
import { childPath, describeObject } from '@nodeless/core';
import { nodeGroupViews } from '@nodeless/spec';
import { finding, type Rule } from '../../rule.ts';

/** A pod that no Fargate profile, no node group and no node pool accepts stays Pending for ever. DaemonSets run where nodes are. */
export const podHasCapacity: Rule = {
  codes: ['karpenter/pod-has-capacity'],
  *check({ model, resources, pods }) {
    const places = [...nodeGroupViews(model.spec), ...nodePoolViews(resources)];
    for (const pod of pods) {
      const { manifest, origin } = pod.resource;
      if (pod.fargateProfile !== undefined || pod.onEveryNode) continue;
      const refusals = places.map((nodes) => ({ name: nodes.name, reason: refusal(nodes, pod.spec) }));
      if (refusals.some(({ reason }) => reason === undefined)) continue;
      const message = `${describeObject(manifest)} can run nowhere: no Fargate profile selects its pods, and no node pool or node group accepts them`;
      const reasons = refusals.map(({ name, reason }) => `${name}: ${reason}`);
      // Where pools are named, they are the reason.
      const pools = childPath(origin.specPath, 'nodePools');
      yield finding(model, pools, 'karpenter/pod-has-capacity', message, {
        hint:
          reasons.length === 0
            ? 'the cluster has no node pools and no node groups; add one, or a Fargate profile'
            : reasons.join('; '),
      });
    }
  },
};
