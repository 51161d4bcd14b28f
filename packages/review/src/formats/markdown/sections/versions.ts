import { code, joined, own, table } from '@nodeless/core/markdown';
import type { ChangeReport } from '../../../report/change-report.ts';
import { clustersOf } from '../../words.ts';
import { names } from '../parts.ts';
import { listSection, type Section } from '../section.ts';

const MOST_CLUSTERS = 6;

/** Versions that change: of images, charts, add-ons, Kubernetes and the images of nodes. */
export function versionsSection({ versions }: ChangeReport): Section {
  if (versions.length === 0) return { forms: [() => ''] };
  const rows = versions.map(({ kind, name, before, after, places }) =>
    joined(
      [
        { markdown: kind.replace('-', ' ') },
        code(name),
        code(before),
        code(after),
        names(clustersOf(places), MOST_CLUSTERS),
      ],
      ' | ',
    ),
  );
  const head = table(['What', 'Name', 'From', 'To', 'Clusters'], [[]], '')
    .markdown.split('\n')
    .slice(0, 2)
    .join('\n');
  return listSection(
    rows.map((row) => own`| ${row} |\n`.markdown),
    (shown, left) =>
      `### Versions\n\n${shown.length === 0 ? '' : `${head}\n${shown.join('')}`}${left === 0 ? '' : `\n${left} of ${rows.length} versions are left out here.\n`}\n`,
  );
}
