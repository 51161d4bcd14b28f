import type { Diagnostic } from '@nodeless/core';
import { verdictOf, Verdicts } from './verdicts.ts';

const finding = (more: Partial<Diagnostic>): Diagnostic => ({
  ...{ code: 'network/a', severity: 'warning', message: 'm' },
  ...more,
});
const rule = (code: `${string}/${string}`) => ({
  codes: [{ code, severity: 'error', title: 't' }] as const,
});

test.each([
  ['nothing is found', [], 'pass'],
  ['there are notes alone', [finding({ severity: 'info' })], 'pass'],
  ['there is a warning', [finding({ severity: 'info' }), finding({})], 'fail'],
  ['there is an error', [finding({ severity: 'error' })], 'fail'],
  ['a fact is missing', [finding({ severity: 'info', missingFact: 'vpcId' })], 'unknown'],
  [
    'a fact is missing beside an error',
    [finding({ severity: 'error' }), finding({ missingFact: 'a' })],
    'unknown',
  ],
] as const)('where %s', (_, findings, verdict) => {
  expect(verdictOf(findings)).toBe(verdict);
});

test('verdicts are counted by the area of the first code, over all clusters', () => {
  const verdicts = new Verdicts();
  verdicts.count(rule('network/a'), []);
  verdicts.count(rule('network/b'), [finding({})]);
  verdicts.count(rule('lb/a'), [finding({ missingFact: 'a' })]);
  verdicts.count(rule('network/a'), [finding({})]);
  expect(verdicts.areas()).toEqual([
    { area: 'lb', pass: 0, fail: 0, unknown: 1 },
    { area: 'network', pass: 1, fail: 2, unknown: 0 },
  ]);
});

test('verdicts that were counted elsewhere are added', () => {
  const verdicts = new Verdicts();
  verdicts.count(rule('lb/a'), []);
  verdicts.add([
    { area: 'lb', pass: 1, fail: 2, unknown: 3 },
    { area: 'access', pass: 4, fail: 0, unknown: 0 },
  ]);
  expect(verdicts.areas()).toEqual([
    { area: 'access', pass: 4, fail: 0, unknown: 0 },
    { area: 'lb', pass: 2, fail: 2, unknown: 3 },
  ]);
});
