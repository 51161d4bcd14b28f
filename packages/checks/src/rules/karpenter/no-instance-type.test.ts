import type { JsonObject } from '@nodeless/core';
import { resource, run } from '../../testing/view.ts';
import { specPath } from '@nodeless/core';
import { noInstanceType } from './no-instance-type.ts';

const LABEL = 'karpenter.k8s.aws/instance';
const CATEGORIES = { key: `${LABEL}-category`, operator: 'In', values: ['c', 'm', 'r'] };
const GENERATIONS = { key: `${LABEL}-generation`, operator: 'Gt', values: ['4'] };

/** The requirements as the sources say them, and as they are rendered. */
function found(written: readonly JsonObject[], rendered: readonly JsonObject[] = [CATEGORIES, GENERATIONS]) {
  const cluster = `compute:
  karpenter:
    nodePools:
      - name: general
        architectures: [amd64]
        limits: { cpu: '100' }
        requirements: ${JSON.stringify(written)}
`;
  const pool: JsonObject = {
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name: 'general' },
    spec: { template: { spec: { requirements: [...rendered, ...written] } } },
  };
  const path = specPath('cluster', 'compute', 'karpenter', 'nodePools', 0);
  return run(noInstanceType, { cluster }, [resource(pool, 'app', path)]);
}

test.each<[string, JsonObject[]]>([
  ['a bound that types meet', [{ key: `${LABEL}-cpu`, operator: 'Gt', values: ['3'] }]],
  ['a family of the categories', [{ key: `${LABEL}-family`, operator: 'In', values: ['m7i', 'c7a'] }]],
  ['local disks', [{ key: `${LABEL}-local-nvme`, operator: 'Gte', values: ['1000'] }]],
  ['no bare metal', [{ key: `${LABEL}-hypervisor`, operator: 'In', values: ['nitro'] }]],
  ['what is left out', [{ key: `${LABEL}-size`, operator: 'NotIn', values: ['nano', 'metal'] }]],
  ['no GPU', [{ key: `${LABEL}-gpu-count`, operator: 'DoesNotExist' }]],
  ['many families', [{ key: `${LABEL}-family`, operator: 'Exists', minValues: 10 }]],
  [
    'labels that the table does not tell',
    [{ key: `${LABEL}-network-bandwidth`, operator: 'Gt', values: ['10'] }],
  ],
  ['a label of one’s own', [{ key: 'team', operator: 'In', values: ['a'] }]],
])('%s: nothing to say', (_, written) => {
  expect(found(written)).toEqual([]);
});

test('a family that the categories exclude', () => {
  expect(found([{ key: `${LABEL}-family`, operator: 'In', values: ['t3'] }])).toEqual([
    {
      code: 'karpenter/conflicting-requirements',
      severity: 'error',
      message: `NodePool "general" can make no node: no instance type meets ${LABEL}-generation Gt [4] and ${LABEL}-family In [t3]`,
      hint: 'for the types that the other requirements leave, write instanceCategories: [t] and instanceGenerationAbove: 2; left out, they are [c, m, r] and 4',
      location: expect.objectContaining({ file: 'clusters/test/cluster.yaml', line: 12, column: 24 }),
      related: [expect.objectContaining({ message: `${LABEL}-generation Gt [4]` })],
    },
  ]);
});

test.each<[string, JsonObject[], string]>([
  [
    'a number that no type has',
    [{ key: `${LABEL}-cpu`, operator: 'In', values: ['3'] }],
    `${LABEL}-cpu In [3]`,
  ],
  [
    'bounds that leave no number of any type',
    [
      { key: `${LABEL}-cpu`, operator: 'Gt', values: ['4'] },
      { key: `${LABEL}-cpu`, operator: 'Lt', values: ['8'] },
    ],
    `${LABEL}-cpu Gt [4] and ${LABEL}-cpu Lt [8]`,
  ],
  [
    'memory and CPU of no type',
    [
      { key: `${LABEL}-cpu`, operator: 'Lte', values: ['2'] },
      { key: `${LABEL}-memory`, operator: 'Gte', values: ['131072'] },
    ],
    `${LABEL}-cpu Lte [2] and ${LABEL}-memory Gte [131072]`,
  ],
  [
    'GPUs of the categories without',
    [{ key: `${LABEL}-gpu-name`, operator: 'Exists' }],
    `${LABEL}-category In [c, m, r] and ${LABEL}-gpu-name Exists`,
  ],
])('%s: an error', (_, written, words) => {
  expect(found(written)).toMatchObject([
    { severity: 'error', message: `NodePool "general" can make no node: no instance type meets ${words}` },
  ]);
});

test('the architecture excludes the family', () => {
  const arch = { key: 'kubernetes.io/arch', operator: 'In', values: ['arm64'] };
  expect(found([{ key: `${LABEL}-family`, operator: 'In', values: ['m7i'] }], [arch])).toMatchObject([
    {
      message: `NodePool "general" can make no node: no instance type meets kubernetes.io/arch In [arm64] and ${LABEL}-family In [m7i]`,
      related: [{ location: { line: 10 } }],
    },
  ]);
});

test('values that are never used', () => {
  const families = { key: `${LABEL}-family`, operator: 'In', values: ['t3', 'm5', 'm5a', 'x99'] };
  expect(found([families])).toMatchObject([
    {
      severity: 'warning',
      message: `NodePool "general" never uses ${LABEL}-family t3, x99: no instance type of it meets its other requirements`,
      location: { line: 12, column: 24 },
    },
  ]);
});

test('a name that no known type has', () => {
  expect(found([{ key: `${LABEL}-family`, operator: 'In', values: ['x99'] }])).toMatchObject([
    {
      severity: 'warning',
      message: `NodePool "general" asks for ${LABEL}-family x99, which no known instance type has`,
    },
  ]);
});

test('a generation that is newer than all', () => {
  const newer = { key: `${LABEL}-generation`, operator: 'Gt', values: ['20'] };
  expect(found([], [CATEGORIES, newer])).toMatchObject([
    {
      severity: 'warning',
      message: `NodePool "general" asks for ${LABEL}-generation Gt [20], and no known instance type meets that`,
    },
  ]);
});

test('more different values than there are', () => {
  const families = { key: `${LABEL}-family`, operator: 'In', values: ['m5', 'm6i'], minValues: 2 };
  const cpus = { key: `${LABEL}-cpu`, operator: 'In', values: ['1'] };
  expect(found([families])).toEqual([]);
  expect(found([{ ...families, values: ['m5', 'm7a'] }, cpus])).toMatchObject([
    {
      severity: 'warning',
      message: `NodePool "general" never uses ${LABEL}-family m5: no instance type of it meets its other requirements`,
    },
    {
      severity: 'error',
      message: `NodePool "general" can make no node: ${LABEL}-family must have 2 different values, and its instance types have 1`,
    },
  ]);
});
