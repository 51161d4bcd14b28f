import { inactiveMoment } from './budget-times.ts';

const at = (schedule: string, duration: string) => ({ schedule, duration });

test.each([
  ['no schedule', [{}]],
  ['a day each day', [at('0 0 * * *', '24h')]],
  ['more than a day each day', [at('30 12 * * *', '30h')]],
  ['windows that join', [at('0 0 * * *', '12h'), at('0 12 * * *', '12h')]],
  ['windows that join over the week', [at('0 8 * * mon-fri', '24h'), at('0 8 * * sat,sun', '24h')]],
  ['each hour', [at('@hourly', '1h')]],
  ['a month each month', [at('@monthly', '744h')]],
  ['a year', [at('0 0 1 1 *', '8784h')]],
  ['one that never begins', [at('0 0 30 2 *', '1h')]],
])('%s: always active', (_, budgets) => {
  expect(inactiveMoment(budgets)).toBeUndefined();
});

test.each([
  ['none', [], 'Thursday 00:00 UTC'],
  ['a minute is missing', [at('0 0 * * *', '23h59m')], 'Thursday 23:59 UTC'],
  ['the day', [at('0 6 * * *', '20h'), at('0 2 * * *', '3h')], 'Thursday 05:00 UTC'],
  ['the weekend', [at('0 0 * * mon-fri', '24h')], 'Saturday 00:00 UTC'],
  ['months of 31 days', [at('@monthly', '720h')], 'Saturday 00:00 UTC'],
  ['one that nobody can read', [at('0 25 * * *', '24h')], 'Thursday 00:00 UTC'],
])('%s: a gap', (_, budgets, moment) => {
  expect(inactiveMoment(budgets)).toBe(moment);
});
