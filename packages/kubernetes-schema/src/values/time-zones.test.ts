import { timeZoneProblem } from './time-zones.ts';

test('every zone that ICU knows by its name in the database', () => {
  const unknown = Intl.supportedValuesOf('timeZone').filter((name) => timeZoneProblem(name) !== undefined);
  expect(unknown).toEqual([]);
});

test.each([
  ['Asia/Soul', '"Asia/Soul" is not a time zone'],
  ['asia/seoul', '"asia/seoul" is not a time zone; it is written "Asia/Seoul"'],
  ['utc', '"utc" is not a time zone; it is written "UTC"'],
  ['Local', '"Local" is not a time zone'],
  ['', '"" is not a time zone'],
  ['+09:00', '"+09:00" is not a time zone'],
])('%p', (name, problem) => expect(timeZoneProblem(name)).toBe(problem));
