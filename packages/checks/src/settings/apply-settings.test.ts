import type { Diagnostic } from '@nodeless/core';
import { applyAll, applySettings, isOver, type FindingSettings } from './apply-settings.ts';

const FINDING: Diagnostic = {
  code: 'lb/availability',
  severity: 'warning',
  message: 'no readiness probe',
  hint: 'add one',
  location: { file: 'apps/web/app.yaml', line: 3, column: 1, endLine: 3, endColumn: 2 },
};
const settings = (more: Partial<FindingSettings>): FindingSettings => ({
  severity: {},
  waivers: [],
  ...more,
});
const waiver = (more: object) => ({
  ...{ code: 'lb/availability', reason: 'the lab is thrown away', expires: '2027-01-31' },
  ...more,
});
const accepted = {
  ...FINDING,
  severity: 'info',
  message: 'no readiness probe (accepted until 2027-01-31: the lab is thrown away)',
  waiver: { reason: 'the lab is thrown away', expires: '2027-01-31' },
};

test('without settings a finding is what the rule says', () => {
  expect(applySettings(settings({}), [FINDING])).toEqual([FINDING]);
});

test('another severity, by code', () => {
  expect(applySettings(settings({ severity: { 'lb/availability': 'error' } }), [FINDING])).toEqual([
    { ...FINDING, severity: 'error' },
  ]);
  expect(applySettings(settings({ severity: { 'lb/draining': 'error' } }), [FINDING])).toEqual([FINDING]);
});

test.each([
  [{}, true],
  [{ in: 'apps/web' }, true],
  [{ in: 'apps/web/' }, true],
  [{ in: 'apps/web/app.yaml' }, true],
  [{ in: 'apps/we' }, false],
  [{ in: 'clusters' }, false],
  [{ code: 'lb/draining' }, false],
])('a waiver with %j accepts: %p', (more, accepts) => {
  const all = applySettings(settings({ severity: { 'lb/availability': 'error' }, waivers: [waiver(more)] }), [
    FINDING,
  ]);
  expect(all).toEqual([accepts ? accepted : { ...FINDING, severity: 'error' }]);
});

test('a finding that stands nowhere is accepted by a waiver for any place alone', () => {
  const { location: _, ...nowhere } = FINDING;
  expect(applySettings(settings({ waivers: [waiver({ in: 'apps' })] }), [nowhere])).toEqual([nowhere]);
  expect(applySettings(settings({ waivers: [waiver({})] }), [nowhere])[0]?.severity).toBe('info');
});

test('of several clusters the worst severity counts, and a waiver of any', () => {
  const [mild, strict] = (['info', 'error'] as const).map((one) =>
    settings({ severity: { 'lb/availability': one } }),
  );
  if (mild === undefined || strict === undefined) throw new Error('two settings');
  expect(applyAll([mild, settings({}), strict], [FINDING])).toEqual([{ ...FINDING, severity: 'error' }]);
  expect(applyAll([mild, settings({})], [FINDING])).toEqual([{ ...FINDING, severity: 'info' }]);
  expect(applyAll([strict, settings({ waivers: [waiver({})] })], [FINDING])).toEqual([accepted]);
});

test.each([
  ['2027-01-30', false],
  ['2027-01-31', false],
  ['2027-02-01', true],
  ['2030-01-01', true],
])('on %s a waiver until 2027-01-31 is over: %p', (today, over) => {
  expect(isOver({ expires: '2027-01-31' }, today)).toBe(over);
});
