import { NODE_LABELS } from '@nodeless/contracts/karpenter';
import { FARGATE_NODES, refusal } from '@nodeless/contracts/placement';
import { childPath, describeObject, specPath } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';
import { foreignArchitecture, UNSUPPORTED_POD_SPEC } from './unsupported-pod-spec.ts';

/**
 * A pod asks for nodes with labels that no node of Fargate has, and a profile takes it all the same: profiles are looked at
 * before any scheduler is, so the pod waits for ever for a machine that nobody makes.
 */
export const foreignNodes: Rule = {
  codes: [UNSUPPORTED_POD_SPEC],
  title: 'A pod asks for other nodes than those of Fargate, and a Fargate profile takes it',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate-profile.html',
    'packages/contracts/src/placement/fargate-nodes.ts',
  ],
  *check({ model, pods }) {
    const { profiles } = model.spec.compute.fargate;
    for (const { resource, spec, fargateProfile: profile } of pods) {
      if (profile === undefined || foreignArchitecture(spec) !== undefined) continue;
      const reason = refusal(FARGATE_NODES, spec);
      if (reason === undefined) continue;
      const { manifest, origin } = resource;
      const ofPool = reason.includes(NODE_LABELS.nodePool);
      const place = specPath('cluster', 'compute', 'fargate', 'profiles', profiles.indexOf(profile));
      const message = `the Fargate profile "${profile.name}" takes the pods of ${describeObject(manifest)}, which ask for other nodes (${reason}): they would be pending for ever`;
      yield finding(
        model,
        ofPool ? childPath(origin.specPath, 'nodePools') : origin.specPath,
        'fargate/unsupported-pod-spec',
        message,
        {
          hint: ofPool
            ? 'leave nodePools out, or let the profile select other pods: another namespace, or labels'
            : 'leave out what asks for nodes, or let the profile select other pods: another namespace, or labels',
          related: [{ message: 'this profile takes its pods', location: model.provenance(place).location }],
        },
      );
    }
  },
};
