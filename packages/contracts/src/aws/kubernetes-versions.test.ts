import { contractJson, contractTest } from '../testing/contracts.ts';
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

test.each(['', 'today', '2026-13-01', '2026-1-1', '2026-01-011', '27.03.2027'])(
  '%p is not a date',
  (date) => {
    expect(() => supportStatus('1.35', date)).toThrow(RangeError);
  },
);

test('only minor versions of the table are versions', () => {
  const asked = ['1.31', '1.36', '1.30', '1.37', '1.35.1', '1.4', 'toString', ''];
  expect(asked.filter(isKubernetesVersion)).toEqual(['1.31', '1.36']);
});

test('the list of versions is the table, oldest first', () => {
  expect([...SUPPORTED_KUBERNETES_VERSIONS]).toEqual(Object.keys(EKS_KUBERNETES_VERSIONS));
});

contractTest('the dates are those of EKS (needs ../shared/contracts)', () => {
  interface Row {
    readonly version: string;
    readonly eksRelease: string;
    readonly endStandard: string;
    readonly endExtended: string;
    readonly status: string;
  }
  const { versions } = contractJson<{ versions: Row[] }>('aws/eks-versions.json');
  const offered = versions.filter((row) => row.status !== 'unsupported');
  expect(
    Object.fromEntries(
      offered.map((row) => [
        row.version,
        { release: row.eksRelease, endStandard: row.endStandard, endExtended: row.endExtended },
      ]),
    ),
  ).toEqual(EKS_KUBERNETES_VERSIONS);
  const today = SUPPORTED_KUBERNETES_VERSIONS.map((version) => supportStatus(version, '2026-11-20'));
  expect(today).toEqual([...offered].reverse().map((row) => row.status));
});
