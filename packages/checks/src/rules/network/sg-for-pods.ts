import { at, describeObject, namespaceOf, textMap, type Resource } from '@nodeless/core';
import { SECURITY_GROUPS_FOR_PODS, autoModeOf, podNetworking } from '@nodeless/sources';
import { finding, type Rule } from '../../rule.ts';
import type { PodView } from '../../view/pods.ts';

/**
 * Pods with security groups of their own need branch interfaces, which the VPC CNI makes when it is told to; Fargate gives
 * each pod an interface anyway. A pod that gets no time to stop leaves its interface behind.
 */
export const securityGroupsForPods: Rule = {
  codes: [SECURITY_GROUPS_FOR_PODS],
  title: 'Pods with security groups of their own get no branch interface, or leave it behind',
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/security-groups-for-pods.html'],
  *check({ model, pods, resources }) {
    const { podInterfaces } = podNetworking(model.spec);
    for (const resource of resources) {
      const { manifest, origin } = resource;
      if (manifest.kind !== 'SecurityGroupPolicy') continue;
      const selected = podsOfPolicy(resource, pods);
      const name = describeObject(manifest);
      const report = (message: string, hint: string) =>
        finding(model, origin.specPath, 'network/sg-for-pods', message, { hint });
      const onNodes = selected.some(({ fargateProfile }) => fargateProfile === undefined);
      if (onNodes && autoModeOf(model.spec) !== undefined) {
        yield report(
          `${name} has no effect: its pods run on nodes, and those of EKS Auto Mode read no SecurityGroupPolicy`,
          'write podSecurityGroupSelectorTerms in compute.autoMode.nodeClasses, or place the pods on Fargate',
        );
      } else if (onNodes && !podInterfaces) {
        yield report(
          `${name} has no effect: its pods run on nodes, and the VPC CNI makes no branch interfaces`,
          'set ENABLE_POD_ENI: "true" in addons.vpc-cni.configuration.env, or place the pods on Fargate',
        );
      }
      if (selected.some(({ spec }) => spec['terminationGracePeriodSeconds'] === 0)) {
        yield report(
          `${name} selects pods with terminationGracePeriodSeconds: 0, which leave their interfaces behind`,
          'give them time to stop, at least a second',
        );
      }
    }
  },
};

/** The pods that a SecurityGroupPolicy selects by their labels. */
export function podsOfPolicy({ manifest }: Resource, pods: readonly PodView[]): PodView[] {
  const wanted = Object.entries(textMap(at(manifest, 'spec', 'podSelector', 'matchLabels')));
  return pods.filter(
    ({ namespace, labels }) =>
      namespace === namespaceOf(manifest) && wanted.every(([key, value]) => labels[key] === value),
  );
}
