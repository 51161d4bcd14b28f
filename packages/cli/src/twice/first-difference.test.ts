import { firstDifference } from './first-difference.ts';

const bundle = (files: { readonly [path: string]: string }) => ({ findings: [], files });
const placeOf = (one: Parameters<typeof firstDifference>[1], other: typeof one) => {
  const found = firstDifference('sample', one, other);
  return found && `${found.code} ${found.location?.file}:${found.location?.line} ${found.message}`;
};

test('equal renderings', () => {
  expect(firstDifference('sample', bundle({ a: 'x\n' }), bundle({ a: 'x\n' }))).toBeUndefined();
});

test('the first line of the first file that differs', () => {
  expect(placeOf(bundle({ b: 'x\ny\n', c: '1' }), bundle({ b: 'x\nz\n', c: '2' }))).toBe(
    'tree/not-deterministic clusters/sample/rendered/b:2 ' +
      'b differs between two renderings of the same sources: "y" and "z"',
  );
  expect(placeOf(bundle({ b: 'x' }), bundle({ b: 'x\n' }))).toContain(':2 ');
  expect(placeOf(bundle({ b: 'x' }), bundle({ b: 'x\n' }))).toContain('no line and ""');
});

test('a file of one of them', () => {
  expect(placeOf(bundle({ a: '' }), bundle({ a: '', b: '' }))).toContain('rendered/b:1 b is rendered in one');
});

test('findings', () => {
  const finding = { code: 'facts/missing', severity: 'info', message: 'x' } as const;
  expect(placeOf(bundle({}), { findings: [finding], files: {} })).toContain('The findings of sample');
});
