import { at, describeObject, namespaceOf, textMap } from '@nodeless/core';
import { podNetworking } from '@nodeless/spec';
import { finding, type Rule } from '../../rule.ts';

/**
 * Pods with security groups of their own need branch interfaces, which the VPC CNI makes when it is told to; Fargate gives
 * each pod an interface anyway. A pod that gets no time to stop leaves its interface behind.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/security-groups-for-pods.html
 */
export const securityGroupsForPods: Rule = {
  codes: ['network/sg-for-pods'],
  *check({ model, pods, resources }) {
    const { podInterfaces } = podNetworking(model.spec);
    for (const { manifest, origin } of resources) {
      if (manifest.kind !== 'SecurityGroupPolicy') continue;
      const wanted = Object.entries(textMap(at(manifest, 'spec', 'podSelector', 'matchLabels')));
      const selected = pods.filter(
        ({ namespace, labels }) =>
          namespace === namespaceOf(manifest) && wanted.every(([key, value]) => labels[key] === value),
      );
      const name = describeObject(manifest);
      const report = (message: string, hint: string) =>
        finding(model, origin.specPath, 'network/sg-for-pods', message, { hint });
      if (!podInterfaces && selected.some(({ fargateProfile }) => fargateProfile === undefined)) {
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
