import { intersectRequirements, NODE_LABELS, type Requirement } from '@nodeless/contracts/karpenter';
import { alternativesOf, fargateProfileOf } from '@nodeless/contracts/placement';
import {
  type CodeDefinition,
  childPath,
  describeObject,
  type JsonObject,
  type SpecPath,
} from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';
import { unsupportedOnFargate } from '../../view/unsupported-on-fargate.ts';

export const UNSUPPORTED_POD_SPEC: CodeDefinition = {
  code: 'fargate/unsupported-pod-spec',
  severity: 'error',
  title: 'A pod on Fargate uses something that Fargate does not have',
};

/** What Fargate does not have. */
export const unsupportedPodSpec: Rule = {
  codes: [UNSUPPORTED_POD_SPEC],
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/fargate.html'],
  *check({ model, pods }) {
    for (const pod of pods) {
      const { spec } = pod;
      const profile = pod.fargateProfile ?? fargateProfileOf(model.spec.compute.fargate.profiles, pod);
      if (profile === undefined) continue;
      const { manifest, origin } = pod.resource;
      const report = (what: string, place: SpecPath) => {
        const message = `${describeObject(manifest)} runs on Fargate (profile "${profile.name}") and uses ${what}, which Fargate does not have`;
        return finding(model, place, 'fargate/unsupported-pod-spec', message, {
          hint: 'run it on nodes: another namespace, or labels that the profile does not select',
        });
      };
      if (pod.onEveryNode) {
        // Its pods name their node, and EKS gives them to the scheduler of Fargate: they stay pending.
        const message = `${describeObject(manifest)}: Fargate has no DaemonSets, and the profile "${profile.name}" selects its pods: they would be pending for ever`;
        yield finding(
          model,
          childPath(origin.specPath, 'workload'),
          'fargate/unsupported-pod-spec',
          message,
          {
            hint: 'run it in another namespace, or make it a sidecar of the pods on Fargate',
          },
        );
        continue;
      }
      for (const what of unsupportedOnFargate(spec)) yield report(what, origin.specPath);
      const architecture = foreignArchitecture(spec);
      if (architecture !== undefined) yield report(architecture, childPath(origin.specPath, 'architectures'));
    }
  },
};

/** The one of Fargate's machines. Source: https://docs.aws.amazon.com/eks/latest/userguide/fargate.html */
const OF_FARGATE: Requirement = { key: NODE_LABELS.architecture, operator: 'In', values: ['amd64'] };

/** Names the architectures of a pod that cannot run on amd64 by any term of its node selector and affinity. */
export function foreignArchitecture(spec: JsonObject): string | undefined {
  const terms = alternativesOf(spec).map((term) => term.filter(({ key }) => key === OF_FARGATE.key));
  if (terms.some((term) => intersectRequirements([OF_FARGATE, ...term]).ok)) return undefined;
  const wanted = terms.flat().flatMap(({ operator, values = [] }) => (operator === 'In' ? values : []));
  const names = [...new Set(wanted)].filter((name) => name !== 'amd64');
  return names.length === 0 ? 'another architecture than amd64' : `the architecture ${names.join(' or ')}`;
}
