import type { FieldPath } from '../report/field-change.ts';
import { items, named, shellWord, type StepInput } from './config-step.ts';

const SIZES = ['minSize', 'maxSize', 'desiredCapacity'];

/**
 * `eksctl update nodegroup` takes a file of its own with nothing but names and `updateConfig`, so that EKS is asked instead.
 * Source: https://github.com/eksctl-io/eksctl/blob/main/pkg/ctl/cmdutils/configfile.go (NewUpdateNodegroupLoader)
 */
export function nodeGroupCommands(list: string, input: StepInput): string[] {
  const { added, removed, changed } = items(list, input);
  const create = added.map(
    (name) => `eksctl create nodegroup --config-file ${input.file} --include ${shellWord(name)}`,
  );
  const update = changed.flatMap((name) => {
    const fields = input.fields.filter(({ path: [top, group] }) => top === list && isNamed(group, name));
    const parts = new Set(fields.map(({ path }) => String(path[2])));
    const scaled = SIZES.some((part) => parts.has(part));
    const upgraded = list === 'managedNodeGroups' && (parts.has('releaseVersion') || parts.has('version'));
    return [
      ...(scaled ? [`eksctl scale nodegroup --config-file ${input.file} --name ${shellWord(name)}`] : []),
      ...(upgraded ? [`eksctl upgrade nodegroup ${named(input)} --name ${shellWord(name)}`] : []),
      ...fields
        .filter(({ path, after }) => path[2] === 'updateConfig' && path.length === 4 && after !== undefined)
        .map(
          ({ path, after }) =>
            `aws eks update-nodegroup-config --cluster-name ${input.cluster} --region ${input.region} --nodegroup-name ${shellWord(name)} --update-config ${shellWord(`${String(path[3])}=${String(after)}`)}`,
        ),
    ];
  });
  const remove = removed.map(
    (name) => `eksctl delete nodegroup ${named(input)} --name ${shellWord(name)} --drain`,
  );
  return [...create, ...update, ...remove];
}

function isNamed(step: FieldPath[number] | undefined, name: string): boolean {
  return typeof step === 'object' && step.value === name;
}
