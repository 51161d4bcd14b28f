import { at } from '@nodeless/core';
import {
  awsEks,
  drafts,
  itemChanges,
  named,
  topKey,
  withFile,
  type ConfigStep,
  type StepInput,
} from '../config-step.ts';
import { shellWord } from '../shell.ts';
import { tagCommands, TAGGING } from './tags.ts';

const SOURCE = 'https://docs.aws.amazon.com/eks/latest/userguide/fargate-profile.html';

/** EKS has no update of a profile; its tags alone change in place. `eksctl create fargateprofile` skips what is there. */
export const FARGATE_PROFILES: ConfigStep = {
  paths: ['fargateProfiles'],
  steps: (input) => {
    const { added, removed, changed } = itemChanges(input, 'fargateProfiles');
    const replaced = changed.filter(({ fields }) => fields.some((field) => topKey(field) !== 'tags'));
    const tags = changed
      .filter((item) => !replaced.includes(item))
      .flatMap(({ id, before, after }) =>
        tagCommands(
          input,
          `${awsEks('describe-fargate-profile', input)} --fargate-profile-name ${shellWord(id)} --query fargateProfile.fargateProfileArn --output text`,
          before,
          after,
        ),
      );
    const create = withFile('eksctl create fargateprofile', input);
    return drafts(
      tags.length > 0 && {
        title: 'change the tags of Fargate profiles in place',
        commands: tags,
        disrupts: 'nothing',
        source: TAGGING,
      },
      added.length > 0 && {
        title: 'create Fargate profiles',
        commands: [create],
        disrupts: 'nothing; pods that run elsewhere move when they are replaced',
        source: SOURCE,
      },
      replaced.length > 0 && {
        title: `replace the Fargate profiles ${replaced.map(({ id }) => id).join(', ')}: EKS cannot update a profile`,
        commands: [...replaced.map(({ id }) => deletion(input, id)), create],
        disrupts: 'deleting a profile deletes its pods; they stay pending until a profile matches them again',
        source: SOURCE,
      },
      removed.length > 0 && {
        title: `delete the Fargate profiles ${removed.map(({ id }) => id).join(', ')}`,
        commands: removed.map(({ id }) => deletion(input, id)),
        disrupts: 'deleting a profile deletes its pods; they need nodes, or another profile, to come back',
        source: SOURCE,
        when: 'after-merge',
      },
    );
  },
};

/** One profile is deleted at a time, so each command waits. */
function deletion(input: StepInput, name: string): string {
  return `eksctl delete fargateprofile ${named(input)} --name ${shellWord(name)} --wait`;
}

/** Read while profiles are made; each profile names the same role, so that its own step tells the change. */
export const FARGATE_ROLE: ConfigStep = {
  paths: ['iam.fargatePodExecutionRoleARN', 'iam.fargatePodExecutionRolePermissionsBoundary'],
  steps: ({ before, after }) => {
    const roles = [before, after].map((config) =>
      at(config, 'iam', 'fargatePodExecutionRolePermissionsBoundary'),
    );
    return drafts(
      roles[0] !== roles[1] && {
        title:
          'set the permissions boundary of the role of pods on Fargate in IAM: eksctl sets it when it makes the role',
        commands: [],
        disrupts: 'nothing',
        source: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePermissionsBoundary.html',
      },
    );
  },
};
