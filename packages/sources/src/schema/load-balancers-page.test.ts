import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GOOD, parse, wordsOf } from '../testing/sources.ts';

const PAGE = readFileSync(join(__dirname, '../../../../docs/load-balancers.md'), 'utf8');
const BLOCKS = PAGE.split('```yaml\n')
  .slice(1)
  .map((text) => text.slice(0, text.indexOf('```')));
const [OF_CLUSTER = [], OF_APPS = []] = [true, false].map((isCluster) =>
  BLOCKS.filter((block) => block.startsWith('# cluster.yaml') === isCluster),
);
const HEAD = GOOD.app.slice(0, GOOD.app.indexOf('ports:'));

test.each(OF_APPS)('an app of the page is good:\n%s', (block) => {
  const app = HEAD + block.replace(/^name: .*\n/m, '');
  expect(wordsOf(parse({ app }).diagnostics)).toEqual([]);
});

test.each(OF_CLUSTER)('a cluster of the page is good:\n%s', (block) => {
  expect(wordsOf(parse({ cluster: GOOD.cluster + block }).diagnostics)).toEqual([]);
});

test('there are blocks of both', () => {
  expect([OF_APPS.length > 5, OF_CLUSTER.length]).toEqual([true, 1]);
});
