import fc from 'fast-check';
import { capacityUnits, json, onOff, plain, presence } from './encode.ts';

test('scalars, lists and maps', () => {
  expect([true, false, 8080, 'ip', [80, 'https'], { b: 'x,y', a: true, c: 'p\\q=r' }].map(plain)).toEqual([
    'true',
    'false',
    '8080',
    'ip',
    '80,https',
    'a=true,b=x\\,y,c=p\\\\q=r',
  ]);
});

test('special encodings', () => {
  expect([onOff(true), onOff(false)]).toEqual(['on', 'off']);
  expect([presence('*')(true), presence('*')(false)]).toEqual(['*', undefined]);
  expect(capacityUnits(0)).toBe('CapacityUnits=0');
  expect(json({ b: [{ d: 1, c: 'é' }], a: null })).toBe('{"a":null,"b":[{"c":"é","d":1}]}');
});

/** The controller's own reading of a string map (pkg/annotations/parser.go), for texts without odd white space. */
function readStringMap(text: string): Record<string, string> {
  const pairs = text.match(/(\\.|[^,\\])+/gs) ?? [];
  const unescaped = pairs.map((pair) => pair.replaceAll(/\\(.)/gs, '$1'));
  return Object.fromEntries(
    unescaped.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );
}

test('a map reads back as it was, in whatever order its keys stand', () => {
  const key = fc.stringMatching(/^[a-z,\\.]{1,8}$/);
  fc.assert(
    fc.property(fc.dictionary(key, fc.stringMatching(/^[a-z=,\\]{0,8}$/)), (map) => {
      const text = plain(map) ?? '';
      expect(readStringMap(text)).toEqual({ ...map });
      expect(plain(Object.fromEntries(Object.entries(map).reverse()))).toBe(text);
    }),
  );
});
