import { GOOD, parse, placesOf, wordsOf } from '../testing/sources.ts';

const told = (spread: string) => parse({ app: `${GOOD.app}spread: ${spread}\n` }).diagnostics;

test('one topology may be soft and hard', () => {
  expect(told('[{ over: zones }, { over: nodes }, { over: zones, otherwise: DoNotSchedule }]')).toEqual([]);
});

test('one topology twice in the same way', () => {
  const found = told('[{ over: zones }, { over: zones, otherwise: ScheduleAnyway, maxSkew: 2 }]');
  expect(placesOf(found)).toEqual(['8:27 spec/conflict']);
  expect(wordsOf(found)).toEqual([
    'spec/conflict: the pods are spread over zones with ScheduleAnyway already | keep one of them',
  ]);
});
