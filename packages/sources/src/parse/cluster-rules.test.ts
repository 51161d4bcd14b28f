import { edited, parse, placesOf, wordsOf } from '../testing/sources.ts';

const told = (from: string, to: string) => parse(edited('cluster', from, to)).diagnostics;

test('the name equals the folder', () => {
  const found = parse({ folder: 'other' }).diagnostics;
  expect(placesOf(found)).toEqual(['3:7 spec/name-mismatch']);
  expect(wordsOf(found)).toEqual([
    'spec/name-mismatch: the cluster is called "sample", its folder "other" | write name: other, or rename the folder',
  ]);
});

test('apps exist, and are listed once', () => {
  expect(wordsOf(told('[web]', '[wep]'))).toEqual([
    'spec/unknown-app: apps/ holds no app "wep" | did you mean "web"?',
  ]);
  expect(wordsOf(told('[web]', '[nothing]'))).toEqual([
    'spec/unknown-app: apps/ holds no app "nothing" | known: web',
  ]);
  expect(told('[web]', '[web, web]')).toMatchObject([
    {
      code: 'spec/duplicate-name',
      message: 'the app "web" is listed twice',
      location: { line: 20, column: 13 },
      related: [{ location: { line: 20, column: 8 } }],
    },
  ]);
});

test.each([
  [
    'Fargate profiles',
    '      - { name: karpenter, selectors: [{ namespace: karpenter }] }\n',
    '      - { name: a, selectors: [{ namespace: a }] }\n      - { name: a, selectors: [{ namespace: b }] }\n',
    '13:17 spec/duplicate-name',
  ],
  [
    'node classes',
    '    nodePools:\n',
    '    nodeClasses: [{ name: a }, { name: default }, { name: a }]\n    nodePools:\n',
    '14:59 spec/duplicate-name',
  ],
  [
    'node pools',
    "        limits: { cpu: '100' }\n",
    "        limits: { cpu: '100' }\n      - { name: default, architectures: [amd64], limits: { cpu: '1' } }\n",
    '18:17 spec/duplicate-name',
  ],
  [
    'PriorityClasses',
    'apps: [web]',
    'apps: [web]\nscheduling: { priorityClasses: [{ name: a, value: 1 }, { name: a, value: 2 }] }',
    '21:64 spec/duplicate-name',
  ],
])('two %s of one name', (_, from, to, expected) => {
  const found = told(from, to);
  expect(placesOf(found)).toEqual([expected]);
  expect(found[0]?.related).toHaveLength(1);
});
