import fc from 'fast-check';
import { mergePatch } from './merge-patch.ts';

// The cases of RFC 7396, appendix A, whose target and patch are maps.
test.each([
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
])('%j with %j is %j', (target, patch, result) => {
  expect(mergePatch(target, patch)).toEqual(result);
});

test('the keys of the target keep their order', () => {
  expect(Object.keys(mergePatch({ c: 1, a: 2 }, { b: 3, c: 4 }))).toEqual(['c', 'a', 'b']);
});

const map = fc.dictionary(
  fc.string(),
  fc.oneof(fc.string(), fc.constant(null), fc.dictionary(fc.string(), fc.integer())),
);

test('a patch is idempotent, and an empty one changes nothing', () => {
  fc.assert(
    fc.property(map, map, (target, patch) => {
      const once = mergePatch(target, patch);
      expect(mergePatch(once, patch)).toEqual(once);
      expect(mergePatch(target, {})).toEqual(target);
    }),
  );
});
