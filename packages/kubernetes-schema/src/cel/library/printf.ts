/**
 * `format` of cel-go's extension `strings`: `%s`, `%d`, `%f`, `%e` with a precision, `%b`, `%x`, `%X`, `%o` and `%%`.
 * @throws RangeError where the values do not fit the directives
 */
export function printf(text: string, values: readonly unknown[]): string {
  let next = 0;
  return text.replaceAll(
    /%(?:%|(?:\.(\d+))?([a-zA-Z]))/g,
    (whole, precision?: string, directive?: string) => {
      if (directive === undefined) return '%';
      if (next >= values.length) throw new RangeError(`no value for ${whole}`);
      const value = values[next];
      next += 1;
      return printed(directive, value, precision === undefined ? 6 : Number(precision));
    },
  );
}

function printed(directive: string, value: unknown, precision: number): string {
  if (directive === 's') return shown(value);
  if (directive === 'x' || directive === 'X') {
    const hex = typeof value === 'bigint' ? value.toString(16) : hexOf(value);
    return directive === 'x' ? hex : hex.toUpperCase();
  }
  if (directive === 'b' && typeof value === 'boolean') return value ? '1' : '0';
  const base = { b: 2, d: 10, o: 8 }[directive];
  if (base !== undefined && typeof value === 'bigint') return value.toString(base);
  const float = typeof value === 'number' || typeof value === 'bigint' ? Number(value) : Number.NaN;
  if (directive === 'f') return float.toFixed(precision);
  if (directive === 'e') return float.toExponential(precision).replace(/e([+-])(\d)$/, 'e$10$2');
  if (directive === 'd' && typeof value === 'number') return String(value);
  throw new RangeError(`%${directive} cannot print ${shown(value)}`);
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`;
  if (value instanceof Map)
    return `{${[...value].map(([key, inner]) => `${shown(key)}: ${shown(inner)}`).join(', ')}}`;
  return String(value);
}

function hexOf(value: unknown): string {
  const bytes = value instanceof Uint8Array ? value : new TextEncoder().encode(String(value));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
