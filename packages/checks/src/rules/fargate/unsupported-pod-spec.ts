import { type CodeDefinition, at, describeObject, maps, textMap, type JsonObject } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';
import type { PodView } from '../../view/pods.ts';

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
      if (pod.fargateProfile === undefined) continue;
      const { manifest, origin } = pod.resource;
      for (const what of unsupported(pod)) {
        const message = `${describeObject(manifest)} runs on Fargate (profile "${pod.fargateProfile.name}") and uses ${what}, which Fargate does not have`;
        yield finding(model, origin.specPath, 'fargate/unsupported-pod-spec', message, {
          hint: 'run it on nodes: another namespace, or labels that the profile does not select',
        });
      }
    }
  },
};

function* unsupported({ spec, containers }: PodView): Generator<string> {
  for (const flag of ['hostNetwork', 'hostPID', 'hostIPC']) if (spec[flag] === true) yield flag;
  for (const volume of maps(spec['volumes'])) if ('hostPath' in volume) yield 'a hostPath volume';
  const architecture = textMap(spec['nodeSelector'])['kubernetes.io/arch'];
  if (architecture === 'arm64') yield 'the architecture arm64';
  for (const container of [...containers, ...maps(spec['initContainers'])]) yield* unsupportedIn(container);
}

function* unsupportedIn(container: JsonObject): Generator<string> {
  if (at(container['securityContext'], 'privileged') === true) yield 'a privileged container';
  if (maps(container['ports']).some((port) => 'hostPort' in port)) yield 'a hostPort';
  const resources = Object.keys(textMap(at(container['resources'], 'limits')));
  for (const name of resources.filter((key) => /gpu|neuron/.test(key))) yield `the resource ${name}`;
}
