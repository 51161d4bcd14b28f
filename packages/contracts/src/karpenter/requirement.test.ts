import fc from 'fast-check';
import { intersectRequirements, matches, OPERATORS, type Operator, type Requirement } from './requirement.ts';

const on = (operator: Operator, ...values: string[]): Requirement => ({ key: 'k', operator, values });

test.each<[string, Requirement[], boolean]>([
  ['values in common', [on('In', 'a', 'b'), on('In', 'b', 'c')], true],
  ['no value in common', [on('In', 'a'), on('In', 'b')], false],
  ['all values excluded', [on('In', 'a'), on('NotIn', 'a', 'b')], false],
  ['exclusions alone', [on('NotIn', 'a'), on('NotIn', 'b')], true],
  ['absence and exclusion', [on('DoesNotExist'), on('NotIn', 'a')], true],
  ['absence and a value', [on('DoesNotExist'), on('In', 'a')], false],
  ['absence and presence', [on('DoesNotExist'), on('Exists')], false],
  ['absence and a bound', [on('DoesNotExist'), on('Gt', '1')], false],
  ['presence and a value', [on('Exists'), on('In', 'a')], true],
  ['a gap of one number', [on('Gt', '4'), on('Lt', '6')], true],
  ['no number between', [on('Gt', '4'), on('Lt', '5')], false],
  ['inclusive bounds that touch', [on('Gte', '4'), on('Lte', '4')], true],
  ['bounds that cross', [on('Gte', '5'), on('Lte', '4')], false],
  ['a bound and text', [on('Gt', '1'), on('In', 'large')], false],
  ['a bound and a number', [on('Gt', '1'), on('In', 'large', '2')], true],
  ['three that only fail together', [on('Gte', '4'), on('Lte', '5'), on('NotIn', '4', '5')], false],
])('%s', (_name, requirements, ok) => {
  expect(intersectRequirements(requirements).ok).toBe(ok);
});

test('a conflict names its key and the two requirements', () => {
  const arm: Requirement = { key: 'kubernetes.io/arch', operator: 'In', values: ['arm64'] };
  const amd: Requirement = { key: 'kubernetes.io/arch', operator: 'In', values: ['amd64'] };
  const loose: Requirement = { key: 'kubernetes.io/arch', operator: 'Exists' };
  expect(intersectRequirements([on('In', 'a'), arm, loose, amd])).toEqual({
    ok: false,
    conflict: { key: 'kubernetes.io/arch', a: arm, b: amd },
  });
});

test('requirements on different keys never conflict', () => {
  expect(intersectRequirements([{ ...on('In', 'a'), key: 'x' }, on('In', 'b')])).toEqual({ ok: true });
});

const WORDS = ['a', 'b', '0', '1', '2', '3', '4'];
const requirement = fc.oneof(
  fc.record({
    key: fc.constant('k'),
    operator: fc.constantFrom<Operator>('In', 'NotIn'),
    values: fc.uniqueArray(fc.constantFrom(...WORDS), { minLength: 1 }),
  }),
  fc.record({ key: fc.constant('k'), operator: fc.constantFrom<Operator>('Exists', 'DoesNotExist') }),
  fc.record({
    key: fc.constant('k'),
    operator: fc.constantFrom<Operator>('Gt', 'Lt', 'Gte', 'Lte'),
    values: fc.tuple(fc.constantFrom('1', '2', '3')),
  }),
);

test('requirements go together exactly when some labels meet them all', () => {
  // Beyond these, a word and a number that no requirement names: they stand for all others.
  const labels: { [key: string]: string }[] = [{}, ...[...WORDS, 'other', '-1', '5'].map((k) => ({ k }))];
  fc.assert(
    fc.property(fc.array(requirement, { maxLength: 5 }), (requirements) => {
      const possible = labels.some((one) => matches(requirements, one));
      expect(intersectRequirements(requirements).ok).toBe(possible);
    }),
    { numRuns: 500 },
  );
});

test('the order of requirements does not decide', () => {
  fc.assert(
    fc.property(fc.array(requirement, { maxLength: 5 }), (requirements) => {
      expect(intersectRequirements([...requirements].reverse()).ok).toBe(
        intersectRequirements(requirements).ok,
      );
    }),
  );
});

test.each<[Operator, string[], string[]]>([
  ['In', ['2'], ['2']],
  ['NotIn', ['2'], ['absent', '1', '3', 'x']],
  ['Exists', [], ['1', '2', '3', 'x']],
  ['DoesNotExist', [], ['absent']],
  ['Gt', ['2'], ['3']],
  ['Lt', ['2'], ['1']],
  ['Gte', ['2'], ['2', '3']],
  ['Lte', ['2'], ['1', '2']],
])('%s %p is met by %p', (operator, values, met) => {
  const nodes: [string, { [key: string]: string }][] = [
    ['absent', {}],
    ...['1', '2', '3', 'x'].map((k): [string, { [key: string]: string }] => [k, { k }]),
  ];
  const names = nodes
    .filter(([, labels]) => matches([{ key: 'k', operator, values }], labels))
    .map(([name]) => name);
  expect(names).toEqual(met);
});

test('a label named like a method of objects is absent unless it is there', () => {
  expect(matches([{ key: 'toString', operator: 'DoesNotExist' }], {})).toBe(true);
});

test('all operators are known', () => {
  expect(OPERATORS).toHaveLength(8);
});
