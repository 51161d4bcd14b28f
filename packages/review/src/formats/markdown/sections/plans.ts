import { fenced, joined, own, quietText, type Markdown } from '@nodeless/core/markdown';
import type { ActionPlan, ActionStep } from '../../../report/action-plan.ts';
import type { ChangeReport } from '../../../report/change-report.ts';
import { details, htmlCode } from '../parts.ts';
import { firstOf } from '../../words.ts';
import { listSection, type Section } from '../section.ts';

const MOST_CLUSTERS = 6;
const TIMES = { 'before-merge': 'Before the merge', 'after-merge': 'After the merge' } as const;

/** What people have to do beside the merge, in order: Argo CD runs neither eksctl nor aws. */
export function plansSection({ plans }: ChangeReport): Section {
  if (plans.length === 0) return { forms: [() => ''] };
  return listSection(
    plans.map((plan) => planned(plan).markdown),
    (shown, left) =>
      `### To do by hand\n\n${shown.join('')}${left === 0 ? '' : `\nThe steps of ${left} of ${plans.length} plans are left out here.\n`}\n`,
  );
}

function planned({ clusters, steps }: ActionPlan): Markdown {
  const { names, more } = firstOf(clusters, MOST_CLUSTERS);
  const list = joined(names.map(htmlCode));
  const summary = more === 0 ? list : own`${list} and ${{ markdown: String(more) }} more`;
  return details(summary, joined(steps.map(step), ''));
}

function step(given: ActionPlan['steps'][number], index: number): Markdown {
  const { title, when, disrupts, tool } = given;
  const number = { markdown: String(index + 1) };
  const head = own`**${number}. ${quietText(title)}** (${{ markdown: TIMES[when].toLowerCase() }})\n\n`;
  const impossible =
    tool === 'impossible' ? own`It cannot be changed after the cluster was made.\n\n` : own``;
  return own`${head}${impossible}${commands(given)}Interrupts: ${quietText(disrupts)}\n\n`;
}

function commands({ commands: lines }: ActionStep): Markdown {
  return lines.length === 0 ? own`` : own`${fenced('bash', lines.join('\n'))}\n`;
}
