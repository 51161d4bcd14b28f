import { at, textMap, type JsonObject } from '@nodeless/core';
import type { ConfigStep, StepInput } from '../config-step.ts';
import { awsEks, oneStep } from '../config-step.ts';
import { awsMap, shellWord } from '../shell.ts';

/** AWS tags in place; what is derived from a resource, such as instances, keeps the tags that it was made with. */
export const TAGGING = 'https://docs.aws.amazon.com/eks/latest/APIReference/API_TagResource.html';

/**
 * Tags of one resource of EKS, set and taken away in place.
 *
 * @param describe a command of the AWS CLI that prints the ARN of the resource
 */
export function tagCommands(
  { region }: StepInput,
  describe: string,
  before: JsonObject | undefined,
  after: JsonObject | undefined,
): string[] {
  const [was, now] = [textMap(at(before, 'tags')), textMap(at(after, 'tags'))];
  const set = Object.fromEntries(Object.entries(now).filter(([key, value]) => was[key] !== value));
  const gone = Object.keys(was).filter((key) => !Object.hasOwn(now, key));
  const resource = `--region ${region} --resource-arn "$(${describe})"`;
  return [
    ...(Object.keys(set).length > 0 ? [`aws eks tag-resource ${resource} --tags ${awsMap(set)}`] : []),
    ...(gone.length > 0
      ? [`aws eks untag-resource ${resource} --tag-keys ${gone.map(shellWord).join(' ')}`]
      : []),
  ];
}

/** Tags of the cluster itself. */
export const CLUSTER_TAGS: ConfigStep = oneStep(
  ['metadata.tags'],
  (input) =>
    tagCommands(
      input,
      `${awsEks('describe-cluster', input, '--name')} --query cluster.arn --output text`,
      metadataOf(input.before),
      metadataOf(input.after),
    ),
  {
    title: 'change the tags of the cluster in place; what the stacks of eksctl have made keeps its tags',
    disrupts: 'nothing',
    source: TAGGING,
  },
);

function metadataOf(config: JsonObject): JsonObject | undefined {
  return at(config, 'metadata') as JsonObject | undefined;
}
