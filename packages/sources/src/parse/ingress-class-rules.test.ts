import { GOOD, parse, placesOf, wordsOf } from '../testing/sources.ts';

const told = (classes: string) =>
  parse({ cluster: `${GOOD.cluster}ingressClasses: ${classes}\n` }).diagnostics;

test.each(['{}', '{ public: { default: true, scheme: internet-facing }, albatross: {} }'])(
  '%s is fine',
  (classes) => {
    expect(told(classes)).toEqual([]);
  },
);

test.each([
  [
    '{ alb: {} }',
    'spec/invalid-name: the class alb is made by the controller, or for a group of that name | choose a name that is not alb and does not begin with alb-',
  ],
  [
    '{ alb-shared: {} }',
    'spec/invalid-name: the class alb-shared is made by the controller, or for a group of that name | choose a name that is not alb and does not begin with alb-',
  ],
  [
    '{ a: { default: true }, b: { default: true } }',
    'spec/conflict: a cluster has one default class of Ingresses | leave default out of one of them',
  ],
])('%s', (classes, words) => {
  expect(wordsOf(told(classes))).toEqual([words]);
});

test('both defaults are shown', () => {
  const found = told('{ a: { default: true }, b: { default: true } }');
  expect(placesOf(found)).toEqual(['21:55 spec/conflict']);
  expect(found[0]?.related).toMatchObject([{ message: 'the other one', location: { line: 21, column: 33 } }]);
});
