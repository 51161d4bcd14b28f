import type { Environment } from '@marcbachmann/cel-js';
import { QUANTITY } from '../../validate/scalar-types.ts';

/** Quantities are exact to this many digits after the point, and rounded away from zero beyond them. */
const DIGITS = 9;
const ONE = 10n ** BigInt(DIGITS);
const INT64 = 2n ** 63n;

const DECIMAL: { readonly [suffix: string]: number } = {
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** `resource.Quantity` of k8s.io/apimachinery, as CEL has it (k8s.io/apiserver/pkg/cel/library/quantity.go). */
export class Quantity {
  /** In billionths. */
  readonly nanos: bigint;

  constructor(nanos: bigint) {
    this.nanos = nanos;
  }

  /** @throws TypeError for a string that is no quantity */
  static parse(text: string): Quantity {
    const [, sign, whole = '', point = '', suffix = ''] =
      /^([+-]?)(\d*)(?:\.(\d*))?(.*)$/.exec(QUANTITY.test(text) ? text : '') ?? [];
    if (whole + point === '') throw new TypeError(`${text} is no quantity`);
    const binary = BINARY.indexOf(suffix, 1);
    const factor = binary > 0 ? 1024n ** BigInt(binary) : 1n;
    const exponent = binary > 0 ? 0 : exponentOf(suffix);
    const digits = BigInt(whole + point) * factor;
    const shift = DIGITS + exponent - point.length;
    const nanos = shift >= 0 ? digits * 10n ** BigInt(shift) : roundedUp(digits, 10n ** BigInt(-shift));
    return new Quantity(sign === '-' ? -nanos : nanos);
  }

  isInteger(): boolean {
    const whole = this.nanos / ONE;
    return this.nanos % ONE === 0n && whole < INT64 && whole >= -INT64;
  }

  /** @throws RangeError for a quantity that is no int */
  asInteger(): bigint {
    if (!this.isInteger()) throw new RangeError('cannot convert value to integer');
    return this.nanos / ONE;
  }
}

/** @returns of `1e3`, `1E3` and `k`: 3 */
function exponentOf(suffix: string): number {
  return DECIMAL[suffix] ?? Number(suffix.slice(1));
}

function roundedUp(digits: bigint, divisor: bigint): bigint {
  return (digits + divisor - 1n) / divisor;
}

const of = (value: Quantity | bigint) => (typeof value === 'bigint' ? value * ONE : value.nanos);
const signOf = (value: bigint) => (value < 0n ? -1n : value > 0n ? 1n : 0n);

/** `quantity` and `isQuantity`, with what a quantity can do. */
export function addQuantities(env: Environment): void {
  const type = 'kubernetes.Quantity';
  env
    .registerType(type, Quantity)
    .registerOperator(`${type} == ${type}`, (a: Quantity, b: Quantity) => a.nanos === b.nanos)
    .registerFunction(`quantity(string): ${type}`, (text: string) => Quantity.parse(text))
    .registerFunction('isQuantity(string): bool', (text: string) => QUANTITY.test(text))
    .registerFunction(`sign(${type}): int`, ({ nanos }: Quantity) => signOf(nanos))
    .registerFunction(`${type}.isInteger(): bool`, (one: Quantity) => one.isInteger())
    .registerFunction(`${type}.asInteger(): int`, (one: Quantity) => one.asInteger())
    .registerFunction(
      `${type}.asApproximateFloat(): double`,
      ({ nanos }: Quantity) => Number(nanos) / Number(ONE),
    );
  const compared = (sign: (order: bigint) => boolean | bigint) => (a: Quantity, b: Quantity) =>
    sign(signOf(a.nanos - b.nanos));
  env
    .registerFunction(
      `${type}.isGreaterThan(${type}): bool`,
      compared((order) => order > 0n),
    )
    .registerFunction(
      `${type}.isLessThan(${type}): bool`,
      compared((order) => order < 0n),
    )
    .registerFunction(
      `${type}.compareTo(${type}): int`,
      compared((order) => order),
    );
  for (const other of [type, 'int'])
    env
      .registerFunction(
        `${type}.add(${other}): ${type}`,
        (a: Quantity, b: Quantity | bigint) => new Quantity(a.nanos + of(b)),
      )
      .registerFunction(
        `${type}.sub(${other}): ${type}`,
        (a: Quantity, b: Quantity | bigint) => new Quantity(a.nanos - of(b)),
      );
}
