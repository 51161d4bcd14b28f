/** Form of a quantity: `500m`, `1.5`, `128Mi`, `1e3`. */
export const QUANTITY =
  /^(?<sign>[+-]?)(?<digits>\d+(\.\d*)?|\.\d+)(?<suffix>[KMGTPE]i|[numkMGTPE]|[eE][+-]?\d{1,2})?$/;

const NANOS = 1_000_000_000n;
const DECIMAL_SUFFIXES = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const BINARY_SUFFIXES = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** Everything is counted in billionths, the smallest step that Kubernetes keeps; finer parts are rounded up. */
interface Quantity {
  readonly nanos: bigint;
  readonly format: 'decimal' | 'binary' | 'exponent';
}

/** A quantity in base units (cores, bytes, pieces); undefined when the text is none. */
export function parseQuantity(text: string): number | undefined {
  const quantity = read(text);
  return quantity && Number(quantity.nanos) / Number(NANOS);
}

/** A quantity in billionths, rounded up to a whole one; undefined when the text is none. */
export function parseNanos(text: string): bigint | undefined {
  return read(text)?.nanos;
}

/** CPU in thousandths of a core, rounded up; undefined when the text is not a quantity. */
export function parseCpuMillis(text: string): number | undefined {
  const quantity = read(text);
  return quantity && Number(divideUp(quantity.nanos, 1_000_000n));
}

/** Memory or storage in bytes, rounded up; undefined when the text is not a quantity. */
export function parseBytes(text: string): number | undefined {
  const quantity = read(text);
  return quantity && Number(divideUp(quantity.nanos, NANOS));
}

/**
 * The one way in which the API server prints a quantity: no fraction, the largest suffix that loses nothing.
 * A manifest with another way (`1000m` for `1`) differs from what is read back.
 *
 * @returns undefined when the text is not a quantity
 */
export function canonicalQuantity(text: string): string | undefined {
  const quantity = read(text);
  if (quantity === undefined) return undefined;
  if (quantity.nanos === 0n) return '0';
  if (quantity.format === 'binary' && magnitude(quantity.nanos) >= 1024n * NANOS)
    return printBinary(quantity.nanos);
  return printDecimal(quantity.nanos, quantity.format === 'exponent');
}

function read(text: string): Quantity | undefined {
  const groups = QUANTITY.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const { sign = '', digits = '', suffix = '' } = groups;
  const [whole = '', fraction = ''] = digits.split('.');
  const counted = BigInt(whole + fraction) * multiplierOf(suffix);
  const nanos = divideUp(counted, 10n ** BigInt(fraction.length + SCALE));
  return { nanos: sign === '-' ? -nanos : nanos, format: formatOf(suffix) };
}

/** Room for negative exponents: multipliers are ten to this power too large. */
const SCALE = 100;

function multiplierOf(suffix: string): bigint {
  const binary = BINARY_SUFFIXES.indexOf(suffix);
  if (binary > 0) return 10n ** BigInt(SCALE) * NANOS * 1024n ** BigInt(binary);
  const decimal = DECIMAL_SUFFIXES.indexOf(suffix);
  const exponent = decimal < 0 ? Number(suffix.slice(1)) : 3 * (decimal - 3);
  return 10n ** BigInt(SCALE + 9 + exponent);
}

function formatOf(suffix: string): Quantity['format'] {
  if (suffix.endsWith('i')) return 'binary';
  return /^[eE]./.test(suffix) ? 'exponent' : 'decimal';
}

function printBinary(nanos: bigint): string {
  let amount = nanos < 0n ? -divideUp(-nanos, NANOS) : divideUp(nanos, NANOS);
  let power = 0;
  while (amount % 1024n === 0n && power < BINARY_SUFFIXES.length - 1) {
    amount /= 1024n;
    power += 1;
  }
  return `${amount}${BINARY_SUFFIXES[power]}`;
}

function printDecimal(nanos: bigint, asExponent: boolean): string {
  let amount = nanos;
  let exponent = -9;
  while (amount % 1000n === 0n && exponent < 18) {
    amount /= 1000n;
    exponent += 3;
  }
  if (asExponent) return exponent === 0 ? `${amount}` : `${amount}e${exponent}`;
  return `${amount}${DECIMAL_SUFFIXES[exponent / 3 + 3]}`;
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function divideUp(value: bigint, divisor: bigint): bigint {
  return value / divisor + (value % divisor > 0n ? 1n : 0n);
}
