import { compareText } from '@nodeless/core';

/** The order of two values of one type: negative, 0 or positive. @throws TypeError for types that have none */
export function compareValues(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  const [x, y] = [numberOf(a), numberOf(b)];
  if (x === undefined || y === undefined) throw new TypeError('no such overload');
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Numbers, truth values, and times and durations, which say what they are in milliseconds. */
function numberOf(value: unknown): bigint | number | undefined {
  if (typeof value === 'bigint' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  const inside: unknown = typeof value === 'object' && value !== null ? value.valueOf() : undefined;
  return typeof inside === 'bigint' || typeof inside === 'number' ? inside : undefined;
}

/** Whether two values of CEL are equal: numbers by their value, lists by their items, maps by their keys. */
export function areEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((one, index) => areEqual(one, b[index]));
  if (a instanceof Map && b instanceof Map)
    return a.size === b.size && [...a].every(([key, value]) => b.has(key) && areEqual(value, b.get(key)));
  if (a instanceof Uint8Array && b instanceof Uint8Array) return areEqual([...a], [...b]);
  if (typeof a !== typeof b && [a, b].some((one) => typeof one === 'boolean')) return false;
  const [x, y] = [numberOf(a), numberOf(b)];
  return x !== undefined && y !== undefined && !(x < y) && !(x > y);
}
