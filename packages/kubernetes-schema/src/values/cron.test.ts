import fc from 'fast-check';
import { neverFires, parseCron, type CronSchedule } from './cron.ts';

function schedule(text: string): CronSchedule {
  const parsed = parseCron(text);
  if ('problem' in parsed) throw new Error(`${text}: ${parsed.problem}`);
  return parsed;
}

test.each([
  ...[
    '0 9 * * mon-fri',
    '@daily',
    '@annually',
    '*/15 0-6,22-23 1 JAN,jul ?',
    '5/15 * * * *',
    '0 0 * * 0',
    ' 0  0\t* * 6 ',
  ],
  ...['+5 0 * * *', '1,,2 0 * * *', '0 0 29 2 *', '0 0 30 2 mon', '*-9 0 * * *'],
])('%j is read', (text) => {
  expect(neverFires(schedule(text))).toBe(false);
});

test.each([
  ['0 0 * * 7', '"7" as day of the week: it must be between 0 and 6'],
  ['0 0 * * sat-sun', '"sat-sun" as day of the week: its end lies before its start'],
  ['61 0 * * *', '"61" as minute: it must be between 0 and 59'],
  ['0 24 * * *', '"24" as hour: it must be between 0 and 23'],
  ['0 0 0 * *', '"0" as day of the month: it must be between 1 and 31'],
  ['0 0 * jann *', '"jann" as month: "jann" is no number and no name'],
  ['0 0 * * monday', '"monday" as day of the week: "monday" is no number and no name'],
  ['toString', 'it has 1 fields and not five'],
  ['a 0 * * *', '"a" as minute: "a" is no number'],
  ['1-2-3 0 * * *', '"1-2-3" as minute: it has more than one -'],
  ['*/2/3 0 * * *', '"*/2/3" as minute: it has more than one /'],
  ['*/0 0 * * *', '"*/0" as minute: a step of 0 leads nowhere'],
  ['-5 0 * * *', '"-5" as minute: "" is no number'],
  ['5- 0 * * *', '"5-" as minute: "" is no number'],
  ['TZ=UTC 0 0 * * *', 'it has 6 fields and not five'],
  ['0 0 * *', 'it has 4 fields and not five'],
  ['', 'it has 0 fields and not five'],
  ['@every 1h', '@every 1h is none of'],
  ['@DAILY', '@DAILY is none of'],
])('%j is refused', (text, problem) => {
  expect(parseCron(text)).toEqual({ problem: expect.stringContaining(problem) });
});

test.each(['0 0 30 2 *', '0 0 31 4,6,9,11 *', '0 0 31 2 *', ', 0 * * *', '0 0 , * *', '0 0 30 2 ,'])(
  'nothing meets %j',
  (text) => {
    expect(neverFires(schedule(text))).toBe(true);
  },
);

const BOUNDS = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 6],
] as const;

/** A part of a field as it is written, and the values that it means. */
const part = ([min, max]: readonly [number, number]) =>
  fc
    .record({
      a: fc.integer({ min, max }),
      b: fc.integer({ min, max }),
      step: fc.option(fc.integer({ min: 1, max: 70 }), { nil: undefined }),
      form: fc.constantFrom('any', 'one', 'range'),
    })
    .map(({ a, b, step, form }) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      const suffix = step === undefined ? '' : `/${step}`;
      const [text, start, end] = {
        any: [`*${suffix}`, min, max] as const,
        one: [`${a}${suffix}`, a, step === undefined ? a : max] as const,
        range: [`${low}-${high}${suffix}`, low, high] as const,
      }[form];
      const all = Array.from({ length: max + 1 }, (_, value) => value);
      const values = all.filter(
        (value) => value >= start && value <= end && (value - start) % (step ?? 1) === 0,
      );
      return { text, values, isAny: form === 'any' && (step ?? 1) === 1 };
    });

const fields = fc.tuple(...BOUNDS.map((bounds) => fc.array(part(bounds), { minLength: 1, maxLength: 3 })));

test('a field means the union of its parts, and any day leaves the other one to decide', () => {
  fc.assert(
    fc.property(fields, (parts) => {
      const text = parts.map((field) => field.map((one) => one.text).join(',')).join(' ');
      const { minutes, hours, daysOfMonth, months, daysOfWeek, bothDays } = schedule(text);
      const read = [minutes, hours, daysOfMonth, months, daysOfWeek];
      expect(read.map((values) => [...values].sort((x, y) => x - y))).toEqual(
        parts.map((field) => [...new Set(field.flatMap(({ values }) => values))].sort((x, y) => x - y)),
      );
      expect(bothDays).toBe([2, 4].some((index) => parts[index]?.some(({ isAny }) => isAny)));
    }),
  );
});

test('a schedule that never fires meets no minute of five years, and any other one meets a day', () => {
  const days = Array.from({ length: 5 * 366 }, (_, day) => new Date(Date.UTC(2026, 0, 1 + day)));
  fc.assert(
    fc.property(
      fc.array(part([1, 31]), { minLength: 1, maxLength: 2 }),
      fc.array(part([1, 12]), { minLength: 1, maxLength: 1 }),
      fc.constantFrom('*', '1', '0-6'),
      (dayParts, monthParts, weekday) => {
        const text = (list: typeof dayParts) => list.map((one) => one.text).join(',');
        const one = schedule(`0 0 ${text(dayParts)} ${text(monthParts)} ${weekday}`);
        const meets = days.some((date) => {
          if (!one.months.has(date.getUTCMonth() + 1)) return false;
          const [day, week] = [one.daysOfMonth.has(date.getUTCDate()), one.daysOfWeek.has(date.getUTCDay())];
          return one.bothDays ? day && week : day || week;
        });
        expect(neverFires(one)).toBe(!meets);
      },
    ),
  );
});

test('any text is answered', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...' 0159*/-,?@amonj+\t') }),
      (text) => void parseCron(text),
    ),
  );
});
