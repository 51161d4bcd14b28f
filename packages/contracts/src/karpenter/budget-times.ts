import { neverFires, parseCron, type CronSchedule } from '@nodeless/kubernetes-schema/values';
import { durationSeconds } from './duration.ts';
import type { DisruptionBudget } from './nodepool.ts';

type Times = Pick<DisruptionBudget, 'schedule' | 'duration'>;

/** Minutes. */
const DAY = 24 * 60;

/** Days of the months of a year without 29 February. */
const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** The year that is looked at begins on a Thursday, as 2026 does; what follows from weekdays is the same in each year. */
const FIRST_WEEKDAY = 4;
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** What a budget with a schedule is active for after each start. */
interface Window {
  readonly schedule: CronSchedule;
  readonly minutes: number;
}

/**
 * A moment when none of the budgets is active, for example `Thursday 06:00 UTC`; undefined when one always is. A budget
 * without a schedule is always active, and so is one whose schedule no moment meets; one that cannot be read is passed over.
 * Source: Budget.IsActive in pkg/apis/v1/nodepool.go of sigs.k8s.io/karpenter v1.14
 */
export function inactiveMoment(budgets: readonly Times[]): string | undefined {
  const windows: Window[] = [];
  for (const { schedule, duration } of budgets) {
    if (schedule === undefined) return undefined;
    const parsed = parseCron(schedule);
    if ('problem' in parsed) continue;
    if (neverFires(parsed)) return undefined;
    windows.push({ schedule: parsed, minutes: durationSeconds(duration ?? '0s') / 60 });
  }
  const days = windows.every(({ schedule }) => isWeekly(schedule)) ? 7 : 366;
  // Windows that began before count, too.
  const lead = days + Math.ceil(Math.max(0, ...windows.map(({ minutes }) => minutes)) / DAY);
  const changes = new Int32Array((lead + days) * DAY + 1);
  for (const window of windows) add(changes, window, lead);
  let active = 0;
  for (let minute = 0; minute < changes.length - 1; minute += 1) {
    active += changes[minute] ?? 0;
    if (active === 0 && minute >= lead * DAY) return words(minute - lead * DAY);
  }
  return undefined;
}

function isWeekly({ months, daysOfMonth, bothDays }: CronSchedule): boolean {
  return bothDays && months.size === 12 && daysOfMonth.size === 31;
}

/** Counts a window up where it begins and down where it ends. */
function add(changes: Int32Array, { schedule, minutes }: Window, lead: number): void {
  const end = changes.length - 1;
  for (let day = 0; day * DAY < end; day += 1) {
    if (!isOn(schedule, day - lead)) continue;
    for (const hour of schedule.hours) {
      for (const minute of schedule.minutes) {
        const start = day * DAY + hour * 60 + minute;
        const stop = Math.min(end, start + minutes);
        changes[start] = (changes[start] ?? 0) + 1;
        changes[stop] = (changes[stop] ?? 0) - 1;
      }
    }
  }
}

/** @param day 0 is 1 January; what lies before has negative numbers */
function isOn({ months, daysOfMonth, daysOfWeek, bothDays }: CronSchedule, day: number): boolean {
  const { month, dayOfMonth } = dateOf(day);
  if (!months.has(month)) return false;
  const days = [daysOfMonth.has(dayOfMonth), daysOfWeek.has(weekdayOf(day))];
  return bothDays ? days.every(Boolean) : days.some(Boolean);
}

function dateOf(day: number): { readonly month: number; readonly dayOfMonth: number } {
  let rest = modulo(day, 365);
  for (const [index, length] of MONTHS.entries()) {
    if (rest < length) return { month: index + 1, dayOfMonth: rest + 1 };
    rest -= length;
  }
  return { month: 12, dayOfMonth: 31 };
}

function weekdayOf(day: number): number {
  return modulo(day + FIRST_WEEKDAY, WEEKDAYS.length);
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}

function words(minute: number): string {
  const ofDay = minute % DAY;
  const two = (value: number) => String(value).padStart(2, '0');
  const weekday = WEEKDAYS[weekdayOf(Math.floor(minute / DAY))];
  return `${weekday} ${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)} UTC`;
}
