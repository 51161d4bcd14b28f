import { differencesOf } from './differences.ts';

const output = (a: string, b: string, more = '') => `---
# Source: shop/templates/tls.yaml
data:
  tls.key: ${a}
---
# Source: shop/charts/db/templates/x.yaml
items:
  - "na/me": ${b}
  ${b}
${more}`;

test.each([
  [output('1', '2'), output('1', '2'), []],
  [output('1', '2'), output('3', '2'), ['templates/tls.yaml: tls.key']],
  [
    output('1', '2'),
    output('3', '4'),
    ['templates/tls.yaml: tls.key', 'charts/db/templates/x.yaml: na/me, line 9'],
  ],
  [output('1', '2'), output('1', '2', 'z: 1\n'), ['charts/db/templates/x.yaml: line 10']],
  [
    'a: 1\nb: 1\nc: 1\nd: 1\ne: 1\nf: 1',
    'a: 2\nb: 2\nc: 2\nd: 2\ne: 2\nf: 2',
    ['the output: a, b, c, d, 2 more'],
  ],
])('%j and %j', (first, second, found) => {
  expect(differencesOf(first, second)).toEqual(found);
});
