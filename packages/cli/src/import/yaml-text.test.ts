import type { JsonObject, JsonValue } from '@nodeless/core';
import { runs } from '@nodeless/core/testing';
import fc from 'fast-check';
import { parse } from 'yaml';
import { yamlText } from './yaml-text.ts';

test('small values in one line, large ones in blocks, texts as they are', () => {
  const value = {
    tags: { team: 'shop', version: '1.35' },
    groups: [
      { name: 'a', script: 'echo 1\necho 2\n' },
      { name: 'b', more: { deep: { deeper: [1] } } },
    ],
    none: {},
  };
  expect(yamlText(value)).toBe(`tags: { team: shop, version: '1.35' }
groups:
  - name: a
    script: |
      echo 1
      echo 2
  - name: b
    more: { deep: { deeper: [1] } }
none: {}
`);
});

const { map } = fc.letrec<{ value: JsonValue; map: JsonObject }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'binary' }),
    fc.constantFrom('a\nb\n', ' a\nb', 'a: b\n\nc', '- x', "it's", '1.10', 'null', '#', '&a *b', 'x\n', '\t'),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('map'),
  ),
  map: fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('a', 'b')), tie('value'), {
    maxKeys: 3,
    noNullPrototype: true,
  }),
}));

test('what is written reads back', () => {
  fc.assert(
    fc.property(map, (one) => {
      fc.pre(!JSON.stringify(one).includes('__proto__'));
      expect(parse(yamlText({ one }), { version: '1.2', schema: 'core' })).toEqual({ one });
    }),
    runs(300),
  );
});
