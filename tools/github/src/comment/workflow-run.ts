import { commit, count, field, text } from '../api/json.ts';

/** The run of the workflow `verify` that ended, from the event `workflow_run`. GitHub wrote it, but names are a stranger's. */
export interface WorkflowRun {
  /** `owner/name` of the repository that the workflow belongs to. */
  readonly repository: string;
  readonly defaultBranch: string;
  readonly id: number;
  /** Grows with every run of the workflow. */
  readonly number: number;
  /** 1, and one more with every rerun. */
  readonly attempt: number;
  /** What started it: `pull_request`, `merge_group`. */
  readonly event: string;
  /** `success`, `failure`, `cancelled`, … */
  readonly conclusion: string;
  readonly headSha: string;
  readonly headBranch: string;
  /** Where the head lives: this repository or a fork; undefined when the fork is gone. */
  readonly head: { readonly id: number; readonly owner: string } | undefined;
}

/**
 * Reads the payload of `workflow_run`.
 * Source: https://docs.github.com/en/webhooks/webhook-events-and-payloads#workflow_run
 *
 * @throws when it is not one
 */
export function parseWorkflowRun(event: unknown): WorkflowRun {
  const need = <T>(name: string, value: T | undefined): T => {
    if (value === undefined)
      throw new Error(`the event has no ${name}: is this workflow started by workflow_run?`);
    return value;
  };
  const run = field(event, 'workflow_run');
  const headId = count(field(run, 'head_repository', 'id'));
  const headOwner = text(field(run, 'head_repository', 'owner', 'login'));
  return {
    repository: need('repository.full_name', repositoryName(field(event, 'repository', 'full_name'))),
    defaultBranch: need('repository.default_branch', text(field(event, 'repository', 'default_branch'))),
    id: need('workflow_run.id', count(field(run, 'id'))),
    number: need('workflow_run.run_number', count(field(run, 'run_number'))),
    attempt: need('workflow_run.run_attempt', count(field(run, 'run_attempt'))),
    event: need('workflow_run.event', text(field(run, 'event'))),
    conclusion: text(field(run, 'conclusion')) ?? 'unknown',
    headSha: need('workflow_run.head_sha', commit(field(run, 'head_sha'))),
    headBranch: need('workflow_run.head_branch', text(field(run, 'head_branch'))),
    head: headId === undefined || headOwner === undefined ? undefined : { id: headId, owner: headOwner },
  };
}

/** `owner/name` with the characters that GitHub allows, or undefined. */
export function repositoryName(value: unknown): string | undefined {
  return typeof value === 'string' && /^[A-Za-z0-9-]+\/(?!\.{1,2}$)[A-Za-z0-9._-]+$/.test(value)
    ? value
    : undefined;
}
