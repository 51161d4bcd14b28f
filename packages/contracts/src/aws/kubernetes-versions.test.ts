import { contractJson, novemberTest } from '../testing/contracts.ts';
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

novemberTest('the dates are those of EKS (needs ../shared/contracts-2026-11)', () => {
  interface Row {
    readonly version: string;
    readonly eksRelease: string | null;
    readonly endStandard: string | null;
    readonly endExtended: string | null;
    readonly status: string;
  }
  const { versions } = contractJson<{ versions: Row[] }>('aws/eks-versions.json', 'contracts-2026-11');
  const offered = versions.filter((row) => row.status !== 'unsupported');
  expect(
    Object.fromEntries(
      offered.map((row) => [
        row.version,
        {
          ...(row.eksRelease !== null && { release: row.eksRelease }),
          ...(row.endStandard !== null && { endStandard: row.endStandard }),
          ...(row.endExtended !== null && { endExtended: row.endExtended }),
        },
      ]),
    ),
  ).toEqual(EKS_KUBERNETES_VERSIONS);
  const dated = [...offered].reverse().filter(({ eksRelease }) => eksRelease !== null);
  expect(
    dated.map(({ version }) => isKubernetesVersion(version) && supportStatus(version, '2026-11-30')),
  ).toEqual(dated.map((row) => row.status));
});
