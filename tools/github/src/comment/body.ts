import { fit } from '../report/fit.ts';
import type { Report } from '../report/artifact.ts';
import { printMarker } from './marker.ts';
import type { WorkflowRun } from './workflow-run.ts';

/** GitHub refuses longer bodies: "body is too long (maximum is 65536 characters)". */
export const MOST_BODY_CHARACTERS = 65_536;

const CAUTION =
  '<sub>Written by the code of this pull request; what decides are the required checks and the files themselves.</sub>';

/**
 * The comment about a run. Without a change it is one sentence, which takes the place of what an older run said.
 *
 * @param serverUrl where people read GitHub, such as `https://github.com`
 */
export function commentBody(run: WorkflowRun, report: Report, serverUrl: string): string {
  const url = `${serverUrl}/${run.repository}/actions/runs/${run.id}/attempts/${run.attempt}`;
  const marker = printMarker({ head: run.headSha, run: run.number, attempt: run.attempt });
  const heading = `${verdictOf(run)} for ${run.headSha.slice(0, 12)} · [log and whole report](${url})\n\n`;
  const before = `${marker}${heading}`;
  if (report.kind === 'report' && (report.verdict === 'changes' || report.verdict === 'dangerous')) {
    const caution = `${CAUTION}\n\n`;
    return before + caution + fit(report.markdown, MOST_BODY_CHARACTERS - before.length - caution.length);
  }
  return `${before}${sentenceFor(report)}\n`;
}

/** Whether a report is worth a comment where none stands yet. */
export function saysSomething(report: Report): boolean {
  if (report.kind === 'report') return report.verdict !== 'none';
  // What fails before the report is seen in the list of checks; a report that is there and broken is not.
  return report.kind === 'unusable';
}

function verdictOf({ conclusion }: WorkflowRun): string {
  return conclusion === 'success' ? '✅ **verify** passed' : '❌ **verify** did not pass';
}

function sentenceFor(report: Report): string {
  if (report.kind === 'missing') return 'The run ended before it could say what changes.';
  if (report.kind === 'unusable') return `The report of the run cannot be shown: ${report.reason}.`;
  if (report.verdict === 'failed') return 'The report could not be made; the log says why.';
  return 'No rendered object changes.';
}
