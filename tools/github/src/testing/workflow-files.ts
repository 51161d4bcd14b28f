import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

export const REPOSITORY = resolve(__dirname, '..', '..', '..', '..');
const FOLDER = join(REPOSITORY, '.github', 'workflows');

export interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly 'runs-on'?: string;
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly environment?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

export interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly concurrency?: { readonly group?: string; readonly 'cancel-in-progress'?: unknown };
  readonly env?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

export interface WorkflowFile {
  readonly file: string;
  readonly text: string;
  readonly workflow: Workflow;
}

/** The workflows of this repository, by their name. */
export function workflowFiles(): Readonly<Record<string, WorkflowFile>> {
  const files = readdirSync(FOLDER).map((file): WorkflowFile => {
    const text = readFileSync(join(FOLDER, file), 'utf8');
    return { file, text, workflow: parse(text) as Workflow };
  });
  return Object.fromEntries(files.map((one) => [one.workflow.name, one]));
}

/** Every step of a workflow, with the name of its job. */
export function stepsOf({ jobs }: Workflow): { readonly job: string; readonly step: Step }[] {
  return Object.entries(jobs).flatMap(([job, { steps }]) => steps.map((step) => ({ job, step })));
}
