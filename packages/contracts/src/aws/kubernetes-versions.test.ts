import { facts } from '@nodeless/contract-tables';
import {
  EKS_KUBERNETES_VERSIONS,
  isKubernetesVersion,
  SUPPORTED_KUBERNETES_VERSIONS,
  supportStatus,
} from './kubernetes-versions.ts';

test.each([
  ['2026-01-27', 'unreleased'],
  ['2026-01-28', 'standard'],
  ['2027-03-26', 'standard'],
  ['2027-03-27', 'extended'],
  ['2028-03-26T23:59:59Z', 'extended'],
  ['2028-03-27', 'unsupported'],
])('1.35 on %s is %s', (date, status) => {
  expect(supportStatus('1.35', date)).toBe(status);
});

test('a version without dates has no status on any day', () => {
  expect(['2026-01-01', '2026-12-01', '2040-01-01'].map((date) => supportStatus('1.37', date))).toEqual(
    Array(3).fill('unknown'),
  );
  expect(supportStatus('1.34', '2026-12-01')).toBe('standard');
  expect(supportStatus('1.34', '2026-12-02')).toBe('extended');
});

test.each(['', 'today', '2026-13-01', '2026-1-1', '2026-01-011', '27.03.2027'])(
  '%p is not a date',
  (date) => {
    expect(() => supportStatus('1.35', date)).toThrow(RangeError);
  },
);

test('only minor versions of the table are versions', () => {
  const asked = ['1.31', '1.32', '1.37', '1.38', '1.35.1', '1.4', 'toString', ''];
  expect(asked.filter(isKubernetesVersion)).toEqual(['1.32', '1.37']);
});

test('the list of versions is the table, oldest first', () => {
  expect([...SUPPORTED_KUBERNETES_VERSIONS]).toEqual(Object.keys(EKS_KUBERNETES_VERSIONS));
});

test('the dates are those of EKS', () => {
  interface Row {
    readonly release: string | null;
    readonly endStandard: string | null;
    readonly endExtended: string | null;
    /** On 30 November 2026. */
    readonly status: string;
  }
  const rows = Object.entries(facts<{ versions: { [version: string]: Row } }>('eks').versions);
  const offered = rows.filter(([, { status }]) => status !== 'unsupported');
  const known = offered.map(([version, { release, endStandard, endExtended }]) => [
    version,
    {
      ...(release !== null && { release }),
      ...(endStandard !== null && { endStandard }),
      ...(endExtended !== null && { endExtended }),
    },
  ]);
  expect(Object.fromEntries(known)).toEqual(EKS_KUBERNETES_VERSIONS);
  const dated = offered.filter(([, { release }]) => release !== null);
  expect(
    dated.map(([version]) => isKubernetesVersion(version) && supportStatus(version, '2026-11-30')),
  ).toEqual(dated.map(([, { status }]) => status));
});
