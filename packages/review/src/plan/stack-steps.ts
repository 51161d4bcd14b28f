import { at, sortedBy, stackName, textMap, type JsonValue } from '@nodeless/core';
import { DISCOVERY_TAG } from '@nodeless/contracts/karpenter';
import type { Change } from '../compare/match.ts';
import { CLOUDFORMATION, TEMPLATE, type TreeObject } from '../objects/tree-object.ts';
import type { PlannedStep } from './config-step.ts';
import { replacing, REPLACEMENT_SOURCE } from './replacements.ts';
import { shellWord } from './shell.ts';

const CLI = 'https://docs.aws.amazon.com/cli/latest/reference/cloudformation';

/** What the commands of stacks need to know. */
export interface StackInput {
  readonly cluster: string;
  readonly region: string;
  /** The ClusterConfigs of both sides: stacks have the tags of the cluster. */
  readonly before: JsonValue | undefined;
  readonly after: JsonValue | undefined;
  /** The templates of the head, relative to the repository's root. */
  readonly templates: readonly string[];
}

/** One deploy for each template that changes, or for all of them where the tags of the cluster do. */
export function stackSteps(changes: readonly Change[], input: StackInput): PlannedStep[] {
  const stacks = new Map<string, Change[]>();
  const retags = JSON.stringify(tagsOf(input.before)) !== JSON.stringify(tagsOf(input.after));
  if (retags && input.before !== undefined) for (const file of input.templates) stacks.set(file, []);
  for (const change of changes) {
    const object = change.operation === 'removed' ? change.before : change.after;
    if (object.place.area !== 'cloudformation') continue;
    stacks.set(object.place.file, [...(stacks.get(object.place.file) ?? []), change]);
  }
  return [...stacks].map(([file, parts]) => stackStep(file, parts, input));
}

function stackStep(file: string, parts: readonly Change[], input: StackInput): PlannedStep {
  // Under another logical id a resource is another one.
  const removed = parts.flatMap((part) =>
    part.operation === 'removed' || part.operation === 'renamed' ? [part.before] : [],
  );
  const isTemplate = ({ ref }: TreeObject) => ref.group === CLOUDFORMATION && ref.kind === TEMPLATE;
  const stack = stackName(applicationOf(file), input.cluster);
  if (removed.some(isTemplate)) {
    return {
      tool: 'aws',
      when: 'after-merge',
      title: `delete the stack of ${applicationOf(file)}`,
      commands: [`aws cloudformation delete-stack --region ${input.region} --stack-name ${stack}`],
      disrupts: `everything in it goes: ${namesOf(removed.filter((one) => !isTemplate(one)))}`,
      source: `${CLI}/delete-stack.html`,
    };
  }
  const isNew = parts.some((part) => part.operation === 'added' && isTemplate(part.after));
  const replaced = parts.flatMap((part) =>
    part.operation === 'changed' && replacing(part.after.ref.kind, part.fields).length > 0
      ? [part.after]
      : [],
  );
  const effects = [
    ...(replaced.length > 0 ? [`replaced: ${namesOf(replaced)}`] : []),
    ...(removed.length > 0 ? [`deleted: ${namesOf(removed)}`] : []),
  ];
  return {
    tool: 'aws',
    when: 'before-merge',
    title: `${isNew ? 'create' : 'update'} the stack of ${applicationOf(file)}`,
    commands: [deploy(file, stack, input)],
    disrupts: effects.length === 0 ? 'nothing' : effects.join('; '),
    source: effects.length === 0 ? `${CLI}/deploy/` : REPLACEMENT_SOURCE,
  };
}

/**
 * With all tags each time: without `--tags` the AWS CLI asks CloudFormation for none, which takes them off the stack and all
 * that is in it (awscli 1.45, customizations/cloudformation/deployer.py).
 */
function deploy(file: string, stack: string, { region, after }: StackInput): string {
  const tags = Object.entries(tagsOf(after)).map(([key, value]) => shellWord(`${key}=${value}`));
  return [
    `aws cloudformation deploy --region ${region} --stack-name ${stack} --template-file ${file}`,
    '--capabilities CAPABILITY_NAMED_IAM --no-fail-on-empty-changeset',
    ...(tags.length === 0 ? [] : [`--tags ${tags.join(' ')}`]),
  ].join(' ');
}

/** Sorted by key; the tag by which Karpenter finds subnets is for those of eksctl alone. */
function tagsOf(config: JsonValue | undefined): Record<string, string> {
  return Object.fromEntries(
    sortedBy(Object.entries(textMap(at(config, 'metadata', 'tags'))), ([key]) => key).filter(
      ([key]) => key !== DISCOVERY_TAG,
    ),
  );
}

function applicationOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.yaml$/, '');
}

function namesOf(objects: readonly TreeObject[]): string {
  return objects.map(({ ref }) => ref.name).join(', ');
}
