import { at, isJsonObject, maps, textMap, type JsonObject } from '@nodeless/core';
import { sameJson } from '../../compare/diff.ts';
import {
  awsEks,
  drafts,
  itemChanges,
  named,
  topKey,
  type ChangedItem,
  type ConfigStep,
  type StepInput,
} from '../config-step.ts';
import { awsMap, shellWord } from '../shell.ts';
import { groupUpgrade } from './kubernetes-version.ts';
import { tagCommands } from './tags.ts';

const DOCS = 'https://docs.aws.amazon.com/eks/latest/eksctl/nodegroups.html';
const UPDATE = 'https://docs.aws.amazon.com/eks/latest/APIReference/API_UpdateNodegroupConfig.html';

/** Keys of a group, the flags of `eksctl scale nodegroup` for them; only what changes is sent, so that autoscalers keep theirs. */
const SIZES = { minSize: '--nodes-min', maxSize: '--nodes-max', desiredCapacity: '--nodes' } as const;
const MANAGED_IN_PLACE = ['labels', 'taints', 'tags', 'updateConfig', 'nodeRepairConfig', 'releaseVersion'];

const LISTS = ['managedNodeGroups', 'nodeGroups'];

/** Groups that come, before anything moves to them. */
export const NEW_NODE_GROUPS: ConfigStep = {
  paths: LISTS,
  steps: (input) => {
    const names = LISTS.flatMap((list) => itemChanges(input, list).added.map(({ id }) => shellWord(id)));
    return drafts(
      names.length > 0 && {
        title: 'create node groups',
        commands: names.map(
          (name) => `eksctl create nodegroup --config-file ${input.file} --include ${name}`,
        ),
        disrupts: 'nothing',
        source: DOCS,
      },
    );
  },
};

/** Groups that change or go. */
export const NODE_GROUPS: ConfigStep = {
  paths: LISTS,
  steps: (input) =>
    LISTS.flatMap((list) => {
      const { removed, changed } = itemChanges(input, list);
      const isManaged = list === 'managedNodeGroups';
      const inPlace = changed.flatMap((item) => groupCommands(input, item, isManaged));
      const made = new Set<string>([...Object.keys(SIZES), ...(isManaged ? MANAGED_IN_PLACE : [])]);
      const replaced = changed.flatMap(({ id, fields }) => {
        const keys = [...new Set(fields.map(topKey).filter((key) => !made.has(key)))];
        return keys.length === 0 ? [] : [`${id} (${keys.join(', ')})`];
      });
      return drafts(
        inPlace.length > 0 && {
          title: 'update node groups in place',
          commands: inPlace,
          disrupts: changed.some(({ fields }) => fields.some((field) => topKey(field) === 'releaseVersion'))
            ? 'another release of the image drains and replaces the nodes of the group'
            : 'nothing, unless a smaller maximum terminates nodes or a taint keeps pods away',
          source: UPDATE,
        },
        replaced.length > 0 && {
          title: `nothing changes these fields of a node group that is there: ${replaced.join(', ')}. Give the group another name, which makes a new one`,
          commands: [],
          disrupts: 'the nodes of the old group are drained when it goes',
          source: DOCS,
        },
        removed.length > 0 && {
          title: `delete the node groups ${removed.map(({ id }) => id).join(', ')}`,
          commands: removed.map(
            ({ id }) => `eksctl delete nodegroup ${named(input)} --name ${shellWord(id)} --drain`,
          ),
          disrupts: 'drains and terminates their nodes',
          source: DOCS,
          when: 'after-merge',
        },
      );
    }),
};

/**
 * Sizes by eksctl, for groups of both kinds; the rest of a managed group by EKS, because `eksctl update nodegroup` takes
 * `updateConfig` alone (NewUpdateNodegroupLoader in eksctl 0.230.0, pkg/ctl/cmdutils/configfile.go).
 */
function groupCommands(input: StepInput, item: ChangedItem, isManaged: boolean): string[] {
  const { id, before, after, fields } = item;
  const keys = new Set(fields.map(topKey));
  const sizes = Object.entries(SIZES).flatMap(([key, flag]) =>
    keys.has(key) && typeof after[key] === 'number' ? [`${flag} ${after[key]}`] : [],
  );
  const name = shellWord(id);
  const scale =
    sizes.length === 0 ? [] : [`eksctl scale nodegroup ${named(input)} --name ${name} ${sizes.join(' ')}`];
  if (!isManaged) return scale;
  const config = [
    ...labelFlags(before, after),
    ...taintFlags(before, after),
    ...(keys.has('updateConfig')
      ? [`--update-config ${awsMap(mapOf(after, 'updateConfig', ONE_AWAY))}`]
      : []),
    ...(keys.has('nodeRepairConfig')
      ? [`--node-repair-config ${awsMap(mapOf(after, 'nodeRepairConfig', { enabled: false }))}`]
      : []),
  ];
  const group = `--nodegroup-name ${name}`;
  const arn = `${awsEks('describe-nodegroup', input)} ${group} --query nodegroup.nodegroupArn --output text`;
  const isVersionMove = at(input.before, 'metadata', 'version') !== at(input.after, 'metadata', 'version');
  return [
    ...scale,
    ...(config.length === 0
      ? []
      : [`${awsEks('update-nodegroup-config', input)} ${group} ${config.join(' ')}`]),
    ...tagCommands(input, arn, before, after),
    ...(keys.has('releaseVersion') && !isVersionMove ? [groupUpgrade(input, after, undefined)] : []),
  ];
}

/** What EKS does where a group says nothing. */
const ONE_AWAY: JsonObject = { maxUnavailable: 1 };

function mapOf(group: JsonObject, key: string, otherwise: JsonObject): JsonObject {
  const value = group[key];
  return isJsonObject(value) ? value : otherwise;
}

function labelFlags(before: JsonObject, after: JsonObject): string[] {
  const [was, now] = [textMap(before['labels']), textMap(after['labels'])];
  const set = Object.fromEntries(Object.entries(now).filter(([key, value]) => was[key] !== value));
  const gone = Object.keys(was).filter((key) => !Object.hasOwn(now, key));
  const payload: JsonObject = {
    ...(Object.keys(set).length > 0 ? { addOrUpdateLabels: set } : {}),
    ...(gone.length > 0 ? { removeLabels: gone } : {}),
  };
  return Object.keys(payload).length === 0 ? [] : [`--labels ${awsMap(payload)}`];
}

/** Effects as the EKS API calls them. */
const EFFECTS: Readonly<Record<string, string>> = {
  NoSchedule: 'NO_SCHEDULE',
  NoExecute: 'NO_EXECUTE',
  PreferNoSchedule: 'PREFER_NO_SCHEDULE',
};

function taintFlags(before: JsonObject, after: JsonObject): string[] {
  const [was, now] = [before, after].map(({ taints }) =>
    maps(taints).map(({ key = '', value, effect }): JsonObject => ({
      key,
      ...(value === undefined ? {} : { value }),
      effect: EFFECTS[String(effect)] ?? String(effect),
    })),
  );
  const without = (list: readonly JsonObject[] = [], other: readonly JsonObject[] = []) =>
    list.filter((taint) => !other.some((one) => sameJson(one, taint)));
  const [set, gone] = [without(now, was), without(was, now)];
  const identity = ({ key, effect }: JsonObject) => `${String(key)}:${String(effect)}`;
  const removed = gone.filter((taint) => !set.some((one) => identity(one) === identity(taint)));
  const payload: JsonObject = {
    ...(set.length > 0 ? { addOrUpdateTaints: set } : {}),
    ...(removed.length > 0 ? { removeTaints: removed } : {}),
  };
  return Object.keys(payload).length === 0 ? [] : [`--taints ${awsMap(payload)}`];
}
