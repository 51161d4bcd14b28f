import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMPONENT_DANGERS } from '@nodeless/catalogue/dangers';
import { CHANGE_CLASSES, DANGER_RULES, type ReportedRule } from '@nodeless/review';
import { REPOSITORY } from '../testing/repository-root.ts';

const PAGE = readFileSync(join(REPOSITORY, 'docs', 'diff.md'), 'utf8');
const rows = PAGE.split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| |\s*\|$/g, '').trim()));

const ALL: readonly ReportedRule[] = [...DANGER_RULES, ...COMPONENT_DANGERS];

test('the page lists every rule with its severity, consequence, remedy and source', () => {
  const listed = rows.filter(([id]) =>
    /^`(deletions|immutable-fields|aws-resources|argocd|availability)\//.test(id ?? ''),
  );
  const ids = ALL.map(({ id }) => id);
  expect(listed.map(([id]) => id)).toEqual(ids.sort().map((id) => `\`${id}\``));
  for (const { id, severity, consequence, remedy, source } of ALL) {
    const row = listed.find(([cell]) => cell === `\`${id}\``);
    expect(row?.slice(1, 4)).toEqual([severity, consequence, remedy]);
    expect(row?.[4]).toContain(`(${source.split(' ')[0] ?? ''})`);
  }
});

test('the page lists every class, most serious first', () => {
  const listed = rows.flatMap(([cell = '']) => CHANGE_CLASSES.filter((name) => cell === `\`${name}\``));
  expect(listed).toEqual([...CHANGE_CLASSES]);
});
