/** Seconds of a duration of Karpenter such as `1h30m`; `Never` is infinite. */
export function durationSeconds(duration: string): number {
  if (duration === 'Never') return Infinity;
  const units: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1 };
  return [...duration.matchAll(/(\d+)([hms])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (units[unit ?? ''] ?? 0),
    0,
  );
}
