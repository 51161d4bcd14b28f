import { specPath } from '@nodeless/core';
import { namedNodePools, runningComponents } from '@nodeless/sources';
import { finding, type Rule } from '../../rule.ts';

/** Headroom helps only on nodes where workloads may run, and never on Fargate, where each pause pod is paid for by itself. */
export const pauseSameCapacity: Rule = {
  codes: [
    {
      code: 'priority/pause-same-capacity',
      severity: 'error',
      title: 'Pause pods hold room where no workload can use it',
    },
  ],
  references: ['packages/contracts/src/placement/nodes.ts'],
  *check({ model, pods }) {
    const { headroom } = model.spec.scheduling;
    if (headroom === undefined) return;
    const path = specPath('cluster', 'scheduling', 'headroom');
    const report = (message: string, hint: string) =>
      finding(model, path, 'priority/pause-same-capacity', message, { hint });
    const pools = namedNodePools(model.spec);
    const growsWithoutPools =
      headroom.by === 'pause-pods' && runningComponents(model.spec).some(({ makesNodes }) => makesNodes);
    if (pools.length === 0 && !growsWithoutPools) {
      const keys = Object.values(model.spec.catalogue)
        .filter(({ makesNodes }) => makesNodes)
        .map(({ key }) => `components.${key}`);
      yield report(
        'headroom needs something that makes nodes: on Fargate a pause pod keeps nothing free',
        `add compute.karpenter.nodePools or ${keys.join(' or ')}, or remove headroom`,
      );
      return;
    }
    const chosen =
      headroom.nodePools ?? pools.filter(({ taints }) => taints.length === 0).map(({ name }) => name);
    if (pools.length > 0 && chosen.length === 0) {
      yield report(
        'every node pool has taints, so headroom does not know where to keep room',
        'name the pools in headroom.nodePools',
      );
    }
    for (const { fargateProfile } of pods.filter(
      ({ spec }) => spec['priorityClassName'] === headroom.priorityClass,
    )) {
      if (fargateProfile === undefined) continue;
      yield report(
        `the Fargate profile "${fargateProfile.name}" takes the pause pods: each would be a virtual machine that is paid for and keeps nothing free`,
        'narrow the selectors of the profile',
      );
    }
  },
};
