import { modelOf, SEOUL, SMALL, TOKYO } from './model.ts';

test('the sample clusters are sound', () => {
  expect([SMALL, SEOUL, TOKYO].map((spec) => modelOf(spec).spec.name)).toEqual([
    'small',
    'nodeless-seoul',
    'nodeless-tokyo',
  ]);
});
