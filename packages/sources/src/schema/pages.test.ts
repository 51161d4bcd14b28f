import { COMPONENTS } from '@nodeless/catalogue';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFacts } from '../parse/facts.ts';
import { checkApp } from '../parse/app.ts';
import { readSource } from '../parse/validate.ts';
import { sourceFile } from '../testing/sources.ts';
import { APP_EXAMPLE } from './app-page.ts';
import { AppSchema } from './app.ts';
import { ChartAppSchema } from './chart-app.ts';
import { CHART_EXAMPLE } from './chart-page.ts';
import { FACTS_EXAMPLE } from './facts-page.ts';
import { FactsSchema } from './facts.ts';
import { sourcePages } from './pages.ts';

const PAGES = Object.entries(sourcePages());

test.each(PAGES)('the committed %s is current, byte for byte', (path, page) => {
  const committed = readFileSync(join(__dirname, '../../../..', path), 'utf8');
  expect(committed === page ? 'is current' : 'is not current; run: npx nodeless schemas').toBe('is current');
});

test.each([
  ['docs/app.md', AppSchema],
  ['docs/facts.md', FactsSchema],
])('%s names every key', (path, { shape }) => {
  const [, page = ''] = PAGES.find(([name]) => name === path) ?? [];
  const missing = Object.keys(shape).filter(
    (key) => !page.includes(`\n| \`${key}\` |`) && !page.includes(`\n## ${key}\n`),
  );
  expect(missing).toEqual([]);
});

test.each(PAGES)('every row of %s is whole', (_, page) => {
  const rows = page.split('\n').filter((line) => line.startsWith('| `') || line.startsWith('| ---'));
  expect(rows.filter((row) => row.split(/(?<!\\)\|/).length !== 6)).toEqual([]);
});

test('what the pages show is accepted', () => {
  const { value, diagnostics } = readSource(AppSchema, sourceFile('apps/web/app.yaml', APP_EXAMPLE), 'app');
  expect(diagnostics).toEqual([]);
  expect(
    value === undefined ? 'no value' : checkApp({ ...value, folder: 'web', catalogue: COMPONENTS }),
  ).toEqual([]);
  const chart = sourceFile('apps/podinfo/chart.yaml', CHART_EXAMPLE);
  expect(readSource(ChartAppSchema, chart, 'app').diagnostics).toEqual([]);
  expect(readFacts(sourceFile('clusters/a/facts.json', FACTS_EXAMPLE)).diagnostics).toEqual([]);
});
