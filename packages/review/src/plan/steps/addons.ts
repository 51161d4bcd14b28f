import type { JsonObject } from '@nodeless/core';
import { awsEks, drafts, itemChanges, named, topKey, withFile, type ConfigStep } from '../config-step.ts';
import { shellWord } from '../shell.ts';
import { tagCommands } from './tags.ts';

/** EKS add-ons; `eksctl create addon` skips those that are there, `eksctl update addon` changes no tags. */
export const ADDONS: ConfigStep = {
  paths: ['addons'],
  steps: (input) => {
    const { added, removed, changed } = itemChanges(input, 'addons');
    const updated = changed.filter(({ fields }) => fields.some((field) => topKey(field) !== 'tags'));
    const tags = changed.flatMap(({ id, before, after }) =>
      tagCommands(
        input,
        `${awsEks('describe-addon', input)} --addon-name ${shellWord(id)} --query addon.addonArn --output text`,
        before,
        after,
      ),
    );
    const source = 'https://docs.aws.amazon.com/eks/latest/eksctl/addons.html';
    return drafts(
      added.length + updated.length > 0 && {
        title: 'create and update EKS add-ons',
        commands: [
          ...(added.length > 0 ? [withFile('eksctl create addon', input)] : []),
          ...(updated.length > 0 ? [withFile('eksctl update addon', input)] : []),
        ],
        disrupts: 'the pods of the add-ons are replaced',
        source,
      },
      tags.length > 0 && {
        title: 'change the tags of EKS add-ons in place',
        commands: tags,
        disrupts: 'nothing',
        source,
      },
      removed.length > 0 && {
        title: 'delete the EKS add-ons that go',
        commands: removed.map(({ id }) => `eksctl delete addon ${named(input)} --name ${shellWord(id)}`),
        disrupts: 'what they run stops',
        source,
        when: 'after-merge',
      },
    );
  },
};

/** EKS capabilities; `eksctl create capability` fails for those that are there. */
export const CAPABILITIES: ConfigStep = {
  paths: ['capabilities'],
  steps: (input) => {
    const { added, removed, changed } = itemChanges(input, 'capabilities');
    const source = 'https://docs.aws.amazon.com/eks/latest/userguide/capabilities.html';
    const hasOthers = added.length < listLength(input.after);
    return drafts(
      added.length > 0 && {
        title: `create EKS capabilities${hasOthers ? '; eksctl reports an error for each that is there already, and creates the others' : ''}`,
        commands: [withFile('eksctl create capability', input)],
        disrupts: 'nothing',
        source,
      },
      changed.length > 0 && {
        title: 'update EKS capabilities',
        commands: [withFile('eksctl update capability', input)],
        disrupts: 'nothing',
        source,
      },
      removed.length > 0 && {
        title: 'delete the EKS capabilities that go',
        commands: removed.map(({ id }) => `eksctl delete capability ${named(input)} --name ${shellWord(id)}`),
        disrupts: 'what is removed stops; what it has made in the cluster stays',
        source,
        when: 'after-merge',
      },
    );
  },
};

function listLength({ capabilities }: JsonObject): number {
  return Array.isArray(capabilities) ? capabilities.length : 0;
}
