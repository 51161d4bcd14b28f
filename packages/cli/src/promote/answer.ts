import { escapeControl, type JsonObject } from '@nodeless/core';
import type { PromotedValue } from '@nodeless/sources';
import { shortValue } from './body.ts';
import { totalsLine } from './change-report.ts';

/** The answer of `nodeless promote`. */
export interface Promoted {
  readonly from: string;
  readonly to: string;
  /** Empty when the stage has all of it. */
  readonly values: readonly PromotedValue[];
  /** Absent when nothing was made. */
  readonly made?: {
    readonly title: string;
    /** Branch that the pull request goes to. */
    readonly base: string;
    /** Branch that was made. */
    readonly head: string;
    /** Text of the pull request. */
    readonly bodyFile: string;
    /** What `nodeless diff` counts. */
    readonly totals?: JsonObject;
  };
}

/** For a terminal: what changes, and the commands that come next. */
export function formatPromotion({ to, values, made }: Promoted): string {
  if (made === undefined) return `${to} has all of this already\n`;
  const { title, base, head, bodyFile, totals } = made;
  return [
    ...values.map(({ name, key, before, after }) => {
      const what = key === undefined ? name : `${name}: ${key}`;
      return escapeControl(`${what}  ${shortValue(before)} → ${shortValue(after)}`);
    }),
    ...(totals === undefined ? [] : [totalsLine(totals)]),
    ...(totals?.['clusters'] === 0
      ? [`no cluster of ${to} changes: none runs it, or their own overlays say these values`]
      : []),
    `${title}: committed on ${head}; its pull request is described in ${bodyFile}. Next:`,
    `  git push --set-upstream origin ${quoted(head)}`,
    `  gh pr create --base ${quoted(base)} --head ${quoted(head)} --title ${quoted(title)} --body-file ${quoted(bodyFile)}`,
    '',
  ].join('\n');
}

/** For a shell: what is plain stays as it is. */
function quoted(text: string): string {
  return /^[\w./@:=+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
