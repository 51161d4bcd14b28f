import type { FieldChange, FieldPath } from '../report/field-change.ts';

/** What the commands of a step need to know. */
export interface StepInput {
  /** The ClusterConfig, relative to the repository's root. */
  readonly file: string;
  readonly cluster: string;
  readonly region: string;
  readonly fields: readonly FieldChange[];
}

/** How one part of a ClusterConfig is changed in a cluster that is there. The order of the table is the order of work. */
export interface ConfigStep {
  readonly path: string;
  readonly title: string;
  readonly when: 'before-merge' | 'after-merge';
  readonly commands: (input: StepInput) => readonly string[];
  readonly disrupts: string;
  readonly source: string;
}

/** A command of eksctl that reads the ClusterConfig. */
export const withFile = (command: string) => (input: StepInput) => [`${command} --config-file ${input.file}`];

/** The flags that name the cluster. */
export const named = ({ cluster, region }: StepInput) => `--cluster ${cluster} --region ${region}`;

/** Names of the items of a list that came, went, or changed. */
export function items(
  list: string,
  { fields }: StepInput,
): { added: string[]; removed: string[]; changed: string[] } {
  const found = { added: new Set<string>(), removed: new Set<string>(), changed: new Set<string>() };
  const steps = list.split('.');
  const depth = steps.length;
  for (const { path, before, after } of fields) {
    if (!steps.every((key, index) => path[index] === key)) continue;
    const step: FieldPath[number] | undefined = path[depth];
    if (typeof step !== 'object') continue;
    const whole = path.length === depth + 1;
    if (whole && before === undefined) found.added.add(step.value);
    else if (whole && after === undefined) found.removed.add(step.value);
    else found.changed.add(step.value);
  }
  return { added: [...found.added], removed: [...found.removed], changed: [...found.changed] };
}

/** A name from a file as one word of a shell. */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
