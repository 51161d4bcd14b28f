import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KEYED_LISTS } from './lists.ts';
import { DECIDED } from './own-keys.ts';

const page = readFileSync(join(__dirname, '../../../../docs/overlay.md'), 'utf8');

/** Cells of the tables, by the first one. */
const rows = new Map(
  page
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')))
    .map(([, first = '', second = '']) => [first, second]),
);

test('the page names every list that merges by identity', () => {
  expect([...KEYED_LISTS.keys()].filter((list) => !rows.has(list))).toEqual([]);
});

test('the page names every key of our own, and no other', () => {
  const own = new Map(
    [...DECIDED].flatMap(([place, { own: key }]): [string, string][] =>
      key === undefined ? [] : [[place, key]],
    ),
  );
  const told = [...rows].filter(([place]) => !KEYED_LISTS.has(place));
  expect(new Map(told)).toEqual(own);
});
