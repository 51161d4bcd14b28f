import { at, maps, type JsonObject } from '@nodeless/core';
import { diffObjects } from '../compare/diff.ts';
import type { FieldChange } from '../report/field-change.ts';
import type { ActionPlan } from '../report/action-plan.ts';

export type PlannedStep = ActionPlan['steps'][number];

/** What the commands of a step need to know. */
export interface StepInput {
  /** The ClusterConfig, relative to the repository's root. */
  readonly file: string;
  readonly cluster: string;
  readonly region: string;
  /** The whole ClusterConfigs. */
  readonly before: JsonObject;
  readonly after: JsonObject;
  /** What differs, maps taken apart: as `leaves` of compare does. */
  readonly fields: readonly FieldChange[];
  /** The tree has pools of Karpenter. */
  readonly runsKarpenter: boolean;
}

/** A step without what is derived: the tool comes from the commands, and most steps come before the merge. */
export interface StepDraft {
  readonly title: string;
  readonly commands: readonly string[];
  readonly disrupts: string;
  readonly source: string;
  readonly when?: PlannedStep['when'];
}

/** How one part of a ClusterConfig is changed in a cluster that is there. The order of the table is the order of work. */
export interface ConfigStep {
  /** Fields that the steps take care of; they are asked for when one of these changes. */
  readonly paths: readonly string[];
  readonly steps: (input: StepInput) => readonly StepDraft[];
}

/** A step whose text does not depend on the change; none where there is no command. */
export function oneStep(
  paths: readonly string[],
  commands: (input: StepInput) => readonly string[],
  texts: Omit<StepDraft, 'commands'>,
): ConfigStep {
  return {
    paths,
    steps: (input) => {
      const lines = commands(input);
      return lines.length === 0 ? [] : [{ ...texts, commands: lines }];
    },
  };
}

/** Drafts whose condition holds. */
export function drafts(...given: readonly (StepDraft | false)[]): StepDraft[] {
  return given.filter((draft) => draft !== false);
}

/** A command of eksctl that reads the ClusterConfig. */
export const withFile = (command: string, { file }: StepInput): string => `${command} --config-file ${file}`;

/** The flags of eksctl that name the cluster. */
export const named = ({ cluster, region }: StepInput): string => `--cluster ${cluster} --region ${region}`;

/** A command of `aws eks` for the cluster; the operations on the cluster itself call it `name`. */
export const awsEks = (operation: string, { cluster, region }: StepInput, flag = '--cluster-name'): string =>
  `aws eks ${operation} --region ${region} ${flag} ${cluster}`;

/** An item of a list that stays, with what differs in it. */
export interface ChangedItem {
  readonly id: string;
  readonly before: JsonObject;
  readonly after: JsonObject;
  readonly fields: readonly FieldChange[];
}

/** The items of a list that came, went, or changed, by identity; a list that is absent has no items. */
export interface ItemChanges {
  readonly added: readonly { readonly id: string; readonly item: JsonObject }[];
  readonly removed: readonly { readonly id: string; readonly item: JsonObject }[];
  readonly changed: readonly ChangedItem[];
}

/** Compares a list of both ClusterConfigs. */
export function itemChanges(
  { before, after }: Pick<StepInput, 'before' | 'after'>,
  list: string,
  idOf: (item: JsonObject) => string = ({ name }) => String(name),
): ItemChanges {
  const byId = (config: JsonObject) =>
    new Map(maps(at(config, ...list.split('.'))).map((item) => [idOf(item), item]));
  const [left, right] = [byId(before), byId(after)];
  const only = (from: ReadonlyMap<string, JsonObject>, other: ReadonlyMap<string, JsonObject>) =>
    [...from].filter(([id]) => !other.has(id)).map(([id, item]) => ({ id, item }));
  return {
    added: only(right, left),
    removed: only(left, right),
    changed: [...right].flatMap(([id, now]) => {
      const was = left.get(id);
      const fields = was === undefined ? [] : diffObjects('ClusterConfig', was, now);
      return was === undefined || fields.length === 0 ? [] : [{ id, before: was, after: now, fields }];
    }),
  };
}

/** The first key on the way to a field. */
export function topKey({ path }: FieldChange): string {
  return String(path[0]);
}
