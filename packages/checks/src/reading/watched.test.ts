import fc from 'fast-check';
import { watched } from './watched.ts';

function freeze(value: unknown): unknown {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

test('a watched copy is what it was copied from, frozen or not', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const copy = watched(freeze(value), () => undefined);
      expect(copy).toEqual(value);
      expect(JSON.stringify(copy)).toBe(JSON.stringify(value));
      expect(Array.isArray(copy)).toBe(Array.isArray(value));
    }),
  );
});

test('lone values that are read are told, and nothing else', () => {
  const told: string[] = [];
  const copy = watched({ a: [{ 'x/y': 1, z: 2 }, 'b'], c: { d: null } }, (pointer) => told.push(pointer));
  expect([copy.a.length, copy.c]).toEqual([2, expect.anything()]);
  expect(told).toEqual([]);
  const [first] = copy.a;
  if (typeof first === 'object') expect(first['x/y']).toBe(1);
  expect(copy.c.d).toBeNull();
  expect(told).toEqual(['/a/0/x~1y', '/c/d']);
});
