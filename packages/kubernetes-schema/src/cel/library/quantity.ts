import type { Environment } from '@marcbachmann/cel-js';
import { QUANTITY } from '../../validate/scalar-types.ts';
import { parseNanos } from '../../values/quantity.ts';

const ONE = 1_000_000_000n;
const INT64 = 2n ** 63n;

/** `resource.Quantity` of k8s.io/apimachinery, as CEL has it (k8s.io/apiserver/pkg/cel/library/quantity.go). */
export class Quantity {
  /** In billionths. */
  readonly nanos: bigint;

  constructor(nanos: bigint) {
    this.nanos = nanos;
  }

  /** @throws TypeError for a string that is no quantity */
  static parse(text: string): Quantity {
    const nanos = parseNanos(text);
    if (nanos === undefined) throw new TypeError(`${text} is no quantity`);
    return new Quantity(nanos);
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
