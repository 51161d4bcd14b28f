import type { BootstrapStep } from '../../bootstrap/step.ts';
import { fenced, joined, own, text, type Markdown } from '@nodeless/core/markdown';

/** The commands that bring the cluster to life, with the reasons. */
export function bootstrap(steps: readonly BootstrapStep[]): Markdown {
  return own`## Bring it to life

Once, in this order, at the root of the repository.

${joined(steps.map(step), '\n')}`;
}

function step({ title, why, when, command, verify }: BootstrapStep, index: number): Markdown {
  const condition = when === undefined ? text('') : own`Only when ${text(when)}. `;
  const check =
    verify === undefined
      ? text('')
      : own`
To check:

${fenced('sh', verify)}`;
  return own`### ${text(String(index + 1))}. ${text(title)}

${condition}${text(why)}

${fenced('sh', command)}${check}`;
}
