import { escapeControl, printYaml, type JsonObject } from '@nodeless/core';
import { fenced, joined, own, type Markdown } from '@nodeless/core/markdown';
import type { ChangeReport } from '../../../report/change-report.ts';
import type { ObjectChange } from '../../../report/object-change.ts';
import { describeRef } from '../../../report/place.ts';
import { clustersOf, diffLines, firstOf, SIGNS } from '../../words.ts';
import { details, htmlCode } from '../parts.ts';
import { listSection, type Section } from '../section.ts';

const MOST_CLUSTERS = 4;
const VALUE = 400;
const MOST_LINES = 80;

/** Every change, folded in. The same change in many clusters stands here once. */
export function changesSection({ changes }: ChangeReport): Section {
  if (changes.length === 0) return { forms: [() => ''] };
  return listSection(
    changes.map((change) => folded(change).markdown),
    (shown, left) => {
      const note =
        left === 0
          ? ''
          : `\n${left} of ${changes.length} changes are left out here for their length. The reports in HTML and JSON hold all of them.\n`;
      return `### Changes\n\n${shown.join('')}${note}\n`;
    },
  );
}

function folded(change: ObjectChange): Markdown {
  const { names, more } = firstOf(clustersOf(change.places), MOST_CLUSTERS);
  const clusters = own`${joined(names.map(htmlCode))}${{ markdown: more === 0 ? '' : ` and ${more} more` }}`;
  const classes = { markdown: change.classes.join(', ') };
  const summary = own`${{ markdown: SIGNS[change.operation] }} ${htmlCode(describeRef(change.object))} · ${classes} · ${clusters}`;
  return details(summary, own`${whence(change)}${fenced('diff', body(change))}`);
}

function whence({ operation, previous, from, namesCluster, places }: ObjectChange): Markdown {
  const parts = [
    ...(operation === 'renamed' && previous !== undefined
      ? [own`It was ${htmlCode(describeRef(previous))}.`]
      : []),
    ...(operation === 'moved' && from !== undefined
      ? [own`It comes from the Application ${htmlCode(from)} to ${htmlCode(places[0].application)}.`]
      : []),
    ...(namesCluster
      ? [
          own`The values are those of ${htmlCode(places[0].cluster)}; the others differ in the name of the cluster.`,
        ]
      : []),
  ];
  return parts.length === 0 ? own`` : own`${joined(parts, ' ')}\n\n`;
}

function body({ fields, before, after }: ObjectChange): string {
  if (fields.length > 0) return cut(fields.flatMap((field) => diffLines(field, VALUE)));
  return cut([...whole(before, '-'), ...whole(after, '+')]);
}

function whole(object: JsonObject | undefined, sign: string): string[] {
  if (object === undefined) return [];
  return printYaml(object)
    .trimEnd()
    .split('\n')
    .map((line) => `${sign} ${escapeControl(line)}`);
}

function cut(lines: readonly string[]): string {
  if (lines.length <= MOST_LINES) return lines.join('\n');
  return [...lines.slice(0, MOST_LINES), `# ${lines.length - MOST_LINES} more lines`].join('\n');
}
