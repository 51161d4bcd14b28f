import { brief, modelOf, run } from '../../testing/view.ts';
import { upgradeByItself, versionSupport } from './version-support.ts';

const found = (version: string, today: string) =>
  versionSupport(modelOf({ cluster: `kubernetes: { version: '${version}' }\n` }), today).map(
    ({ severity, message, location }) => [severity, message, location?.line],
  );

// Source: https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html
test.each([
  ['2026-12-01', []],
  ['2027-01-26', []],
  ['2027-01-27', [['warning', 'standard support of Kubernetes 1.35 ends on 2027-03-27', 6]]],
  ['2027-03-26', [['warning', 'standard support of Kubernetes 1.35 ends on 2027-03-27', 6]]],
  [
    '2027-03-27',
    [
      [
        'warning',
        'standard support of Kubernetes 1.35 ended on 2027-03-27: the cluster costs more since, until 2028-03-27',
        6,
      ],
    ],
  ],
  [
    '2028-03-26',
    [
      [
        'warning',
        'extended support of Kubernetes 1.35 ends on 2028-03-27: then EKS upgrades the cluster by itself',
        6,
      ],
    ],
  ],
  [
    '2028-03-27',
    [
      [
        'error',
        'EKS has not supported Kubernetes 1.35 since 2028-03-27: it makes no such cluster, and upgrades those that exist by itself',
        6,
      ],
    ],
  ],
])('Kubernetes 1.35 on %s', (today, expected) => {
  expect(found('1.35', today)).toEqual(expected);
});

test('sixty days of notice, across a leap day too', () => {
  // 1.34 leaves extended support on 2027-12-02, 1.35 on 2028-03-27.
  const ending = (version: string, today: string) =>
    found(version, today).some(([, message]) => String(message).startsWith('extended support'));
  expect([ending('1.34', '2027-10-03'), ending('1.34', '2027-10-04')]).toEqual([false, true]);
  expect([ending('1.35', '2028-01-27'), ending('1.35', '2028-01-28')]).toEqual([false, true]);
});

test('before its release nothing is said', () => {
  expect(found('1.36', '2026-01-01')).toEqual([]);
});

test('where the dates are unknown, no day is told', () => {
  expect(['2026-09-01', '2026-11-30', '2030-01-01'].flatMap((today) => found('1.37', today))).toEqual([]);
  const cluster = "kubernetes: { version: '1.37' }\ncontrolPlane: { supportType: STANDARD }\n";
  expect(run(upgradeByItself, { cluster }).map(({ message }) => message)).toEqual([
    'EKS upgrades the cluster by itself when standard support of Kubernetes 1.37 ends, whether it is ready or not',
  ]);
});

test('1.34 leaves standard support on 2026-12-02', () => {
  expect(['2026-12-01', '2026-12-02'].flatMap((today) => found('1.34', today))).toEqual([
    ['warning', 'standard support of Kubernetes 1.34 ends on 2026-12-02', 6],
    [
      'warning',
      'standard support of Kubernetes 1.34 ended on 2026-12-02: the cluster costs more since, until 2027-12-02',
      6,
    ],
  ]);
});

test('EKS upgrades by itself at the end of standard support', () => {
  const withType = (type: string) =>
    run(upgradeByItself, { cluster: `controlPlane: { supportType: ${type} }\n` });
  expect(withType('EXTENDED')).toEqual([]);
  expect(run(upgradeByItself, {})).toEqual([]);
  const diagnostics = withType('STANDARD');
  expect(brief(diagnostics)).toEqual(['clusters/test/cluster.yaml:6:30 warning upgrade/version-and-skew']);
  expect(diagnostics).toMatchObject([
    {
      message:
        'EKS upgrades the cluster by itself when standard support of Kubernetes 1.35 ends, on 2027-03-27, whether it is ready or not',
      related: [{ message: 'Kubernetes 1.35', location: { file: 'clusters/fleet.yaml' } }],
    },
  ]);
});
