import type { JsonObject } from '@nodeless/core';

/** When a rendered budget counts. */
export function budgetTimes({ schedule, duration }: JsonObject): {
  readonly schedule?: string;
  readonly duration?: string;
} {
  return {
    ...(typeof schedule === 'string' ? { schedule } : {}),
    ...(typeof duration === 'string' ? { duration } : {}),
  };
}
