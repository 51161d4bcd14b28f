/**
 * Schedules as Karpenter reads those of budgets at run time: `cron.ParseStandard` of github.com/robfig/cron/v3 v3.0.1 (its
 * parser.go and spec.go), in UTC; without `@every`, which the CRD refuses. The CRD only asks for five words. What the library refuses makes Karpenter disrupt nothing
 * at all (pkg/apis/v1/nodepool.go of sigs.k8s.io/karpenter v1.14: a budget that cannot be read allows no disruption).
 */
export interface CronSchedule {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly daysOfMonth: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  /** 0 is Sunday. */
  readonly daysOfWeek: ReadonlySet<number>;
  /** Both days must match, because one of them is any day; otherwise one of them is enough. */
  readonly bothDays: boolean;
}

interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** In the order of their numbers from `min` on. */
  readonly names: readonly string[];
}

const FIELDS = [
  { name: 'minute', min: 0, max: 59, names: [] },
  { name: 'hour', min: 0, max: 23, names: [] },
  { name: 'day of the month', min: 1, max: 31, names: [] },
  {
    name: 'month',
    min: 1,
    max: 12,
    names: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  },
  { name: 'day of the week', min: 0, max: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
] as const satisfies readonly Field[];

const MACROS: { readonly [macro: string]: string } = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};

/** White space of Go's `strings.Fields`, as far as a schedule may hold it. */
const BLANKS = /[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

interface FieldValues {
  readonly values: ReadonlySet<number>;
  /** `*` or `?` without a step. */
  readonly isAny: boolean;
}

/** @returns the schedule, or why the library refuses it */
export function parseCron(text: string): CronSchedule | { readonly problem: string } {
  const trimmed = text.trim();
  const macro = Object.hasOwn(MACROS, trimmed) ? MACROS[trimmed] : undefined;
  const words = (macro ?? text).split(BLANKS).filter((word) => word !== '');
  if (trimmed.startsWith('@') && macro === undefined)
    return { problem: `${trimmed} is none of ${Object.keys(MACROS).join(', ')}` };
  if (words.length !== FIELDS.length) return { problem: `it has ${words.length} fields and not five` };
  const parsed = FIELDS.map((field, index) => parseField(words[index] ?? '', field));
  const refused = parsed.find((field) => typeof field === 'string');
  if (refused !== undefined) return { problem: refused };
  const [minutes, hours, daysOfMonth, months, daysOfWeek] = parsed as FieldValues[];
  if (!minutes || !hours || !daysOfMonth || !months || !daysOfWeek) throw new Error('five fields');
  return {
    minutes: minutes.values,
    hours: hours.values,
    daysOfMonth: daysOfMonth.values,
    months: months.values,
    daysOfWeek: daysOfWeek.values,
    bothDays: daysOfMonth.isAny || daysOfWeek.isAny,
  };
}

function parseField(word: string, field: Field): FieldValues | string {
  const values = new Set<number>();
  let isAny = false;
  // The library passes over empty parts.
  for (const part of word.split(',').filter((one) => one !== '')) {
    const range = parseRange(part, field);
    if (typeof range === 'string') return `${JSON.stringify(part)} as ${field.name}: ${range}`;
    isAny ||= range.isAny;
    for (let value = range.start; value <= range.end; value += range.step) values.add(value);
  }
  return { values, isAny };
}

interface Range {
  readonly start: number;
  readonly end: number;
  readonly step: number;
  readonly isAny: boolean;
}

function parseRange(part: string, field: Field): Range | string {
  const [range = '', stepText, ...slashes] = part.split('/');
  if (slashes.length > 0) return 'it has more than one /';
  const [low = '', high, ...hyphens] = range.split('-');
  const step = stepText === undefined ? 1 : numberOf(stepText);
  if (step === undefined) return `${JSON.stringify(stepText)} is no number`;
  if (step === 0) return 'a step of 0 leads nowhere';
  if (low === '*' || low === '?') return { start: field.min, end: field.max, step, isAny: step === 1 };
  if (hyphens.length > 0) return 'it has more than one -';
  const start = valueOf(low, field);
  const last = high === undefined ? start : valueOf(high, field);
  if (start === undefined || last === undefined)
    return `${JSON.stringify(start === undefined ? low : high)} is no number${field.names.length === 0 ? '' : ' and no name'}`;
  // `5/15` begins at 5 and goes on to the end.
  const end = high === undefined && stepText !== undefined ? field.max : last;
  if (start < field.min || end > field.max || start > field.max)
    return `it must be between ${field.min} and ${field.max}`;
  if (start > end) return 'its end lies before its start';
  return { start, end, step, isAny: false };
}

function valueOf(word: string, { names, min }: Field): number | undefined {
  const index = names.indexOf(word.toLowerCase());
  return index >= 0 ? index + min : numberOf(word);
}

/** As Go's `strconv.Atoi`, without negative numbers. */
function numberOf(word: string): number | undefined {
  return /^\+?\d{1,18}$/.test(word) || /^-0+$/.test(word) ? Math.abs(Number(word)) : undefined;
}

/** Longest month by number; 29 February comes every fourth year, and the library looks five years ahead. */
const DAYS = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True for a schedule that no moment meets, for instance on 30 February. Karpenter takes its budget for always active. */
export function neverFires(schedule: CronSchedule): boolean {
  const { minutes, hours, months, daysOfMonth, daysOfWeek, bothDays } = schedule;
  if (minutes.size === 0 || hours.size === 0 || months.size === 0) return true;
  const dayMeets = [...months].some((month) => [...daysOfMonth].some((day) => day <= (DAYS[month] ?? 0)));
  return bothDays ? !dayMeets || daysOfWeek.size === 0 : !dayMeets && daysOfWeek.size === 0;
}
