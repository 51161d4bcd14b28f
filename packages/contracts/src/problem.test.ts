import { brokenRules, contractRule } from './problem.ts';

const RULES = [
  contractRule<number>('.spec.items[].size', 'too large', (size) => size < 10),
  contractRule<unknown[]>('.spec.items', 'too many', (items) => items.length < 3),
];

test('every value at a place is looked at, with its own path', () => {
  const manifest = { spec: { items: [{ size: 1 }, { size: 10 }, { name: 'no size' }, { size: 11 }] } };
  expect(brokenRules(RULES, manifest)).toEqual([
    { path: ['spec', 'items', 1, 'size'], message: 'too large' },
    { path: ['spec', 'items', 3, 'size'], message: 'too large' },
    { path: ['spec', 'items'], message: 'too many' },
  ]);
});

test('a place that is absent breaks no rule', () => {
  expect(brokenRules(RULES, { spec: {} })).toEqual([]);
  expect(brokenRules(RULES, {})).toEqual([]);
});
