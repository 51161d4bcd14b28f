import type { Requirement } from '../requirement.ts';
import { converted, noted, oldNodePool, provisioner } from './testing/inputs.ts';

const poolOf = (object: object) => converted([object]).objects.find(({ kind }) => kind === 'NodePool');
const requirementsOf = (requirements: readonly Requirement[]) => {
  const pool = poolOf(provisioner({ requirements })) as unknown as {
    spec: { template: { spec: { requirements: Requirement[] } } };
  };
  return pool.spec.template.spec.requirements.map(({ key, operator, values = [] }) =>
    [key, operator, ...values].join(' '),
  );
};

const LINUX = 'kubernetes.io/os In linux';
const AMD64 = 'kubernetes.io/arch In amd64';
const ON_DEMAND = 'karpenter.sh/capacity-type In on-demand';
const CATEGORIES = 'karpenter.k8s.aws/instance-category In c m r';
const GENERATIONS = 'karpenter.k8s.aws/instance-generation Gt 2';

/** Source: SetDefaults in pkg/apis/v1alpha5/provisioner.go of Karpenter 0.32. */
describe('what v1alpha5 added by itself', () => {
  test('everything, when nothing is required', () => {
    expect(requirementsOf([])).toEqual([LINUX, AMD64, ON_DEMAND, CATEGORIES, GENERATIONS]);
  });

  test.each([
    ['kubernetes.io/os', [AMD64, ON_DEMAND, CATEGORIES, GENERATIONS]],
    ['beta.kubernetes.io/os', [AMD64, ON_DEMAND, CATEGORIES, GENERATIONS]],
    ['kubernetes.io/arch', [LINUX, ON_DEMAND, CATEGORIES, GENERATIONS]],
    ['beta.kubernetes.io/arch', [LINUX, ON_DEMAND, CATEGORIES, GENERATIONS]],
    ['karpenter.sh/capacity-type', [LINUX, AMD64, CATEGORIES, GENERATIONS]],
    ['node.kubernetes.io/instance-type', [LINUX, AMD64, ON_DEMAND]],
    ['beta.kubernetes.io/instance-type', [LINUX, AMD64, ON_DEMAND]],
    ['karpenter.k8s.aws/instance-family', [LINUX, AMD64, ON_DEMAND]],
    ['karpenter.k8s.aws/instance-category', [LINUX, AMD64, ON_DEMAND]],
    ['karpenter.k8s.aws/instance-generation', [LINUX, AMD64, ON_DEMAND]],
    ['karpenter.k8s.aws/instance-cpu', [LINUX, AMD64, ON_DEMAND, CATEGORIES, GENERATIONS]],
  ])('with a requirement on %s', (key, added) => {
    expect(requirementsOf([{ key, operator: 'Exists' }])).toEqual([`${key} Exists`, ...added]);
  });

  test('nothing is added to a NodePool v1beta1', () => {
    expect(poolOf(oldNodePool())).toMatchObject({ spec: { template: { spec: { requirements: [] } } } });
  });
});

const NEVER = 'WhenEmpty Never';
const lifetimeOf = (object: object) => {
  const { spec } = poolOf(object) as unknown as {
    spec: {
      disruption: { consolidationPolicy: string; consolidateAfter: string };
      template: { spec: { expireAfter: string } };
    };
  };
  const { consolidationPolicy, consolidateAfter } = spec.disruption;
  return [`${consolidationPolicy} ${consolidateAfter}`, spec.template.spec.expireAfter];
};

test.each([
  [{}, [NEVER, 'Never']],
  [{ consolidation: {} }, [NEVER, 'Never']],
  [{ consolidation: { enabled: false } }, [NEVER, 'Never']],
  [{ consolidation: { enabled: true } }, ['WhenEmptyOrUnderutilized 0s', 'Never']],
  [{ ttlSecondsAfterEmpty: 30, ttlSecondsUntilExpired: 60 }, ['WhenEmpty 30s', '60s']],
  [{ ttlSecondsAfterEmpty: 0, ttlSecondsUntilExpired: 0 }, ['WhenEmpty 0s', '0s']],
])('the lifetime of nodes of a Provisioner %j is %j', (spec, expected) => {
  expect(lifetimeOf(provisioner(spec))).toEqual(expected);
});

test.each([
  [{}, ['WhenEmptyOrUnderutilized 0s', '720h']],
  [{ disruption: {} }, ['WhenEmptyOrUnderutilized 0s', '720h']],
  [{ disruption: { consolidationPolicy: 'WhenUnderutilized' } }, ['WhenEmptyOrUnderutilized 0s', '720h']],
  [{ disruption: { consolidateAfter: 'Never' } }, ['WhenEmptyOrUnderutilized Never', '720h']],
  [
    { disruption: { consolidationPolicy: 'WhenEmpty', consolidateAfter: '1m', expireAfter: 'Never' } },
    ['WhenEmpty 1m', 'Never'],
  ],
])('the lifetime of nodes of a NodePool v1beta1 %j is %j', (spec, expected) => {
  expect(lifetimeOf(oldNodePool(spec))).toEqual(expected);
});

test('defaults that are written down are noted, and so is the new meaning of expiration', () => {
  expect(noted(converted([provisioner({})]))).toEqual([
    '0#spec info convert/default-written',
    '0#spec info convert/default-written',
    '0#spec.requirements info convert/default-written',
    '0#spec.providerRef info convert/missing-node-class',
  ]);
  expect(
    noted(converted([provisioner({ ttlSecondsUntilExpired: 9, consolidation: { enabled: true } })])),
  ).toEqual([
    '0#spec.ttlSecondsUntilExpired info convert/changed-meaning',
    '0#spec.requirements info convert/default-written',
    '0#spec.providerRef info convert/missing-node-class',
  ]);
});

test('a weight of 0 is what no weight was', () => {
  const answer = converted([provisioner({ weight: 0 })]);
  expect(answer.objects[0]).not.toHaveProperty('spec.weight');
  expect(noted(answer)).toContain('0#spec.weight info convert/left-out');
});

test('old names become new ones, and of two that become one the stricter stays', () => {
  const answer = converted([
    provisioner({
      annotations: {
        'karpenter.sh/do-not-consolidate': 'false',
        'karpenter.sh/do-not-evict': 'true',
        other: '1',
      },
      startupTaints: [{ key: 'karpenter.sh/disruption', value: 'disrupting', effect: 'NoSchedule' }],
      taints: [{ key: 'karpenter.sh/disruption', value: 'mine', effect: 'NoSchedule' }],
    }),
  ]);
  expect(answer.objects[0]).toMatchObject({
    spec: {
      template: {
        metadata: { annotations: { 'karpenter.sh/do-not-disrupt': 'true', other: '1' } },
        spec: {
          startupTaints: [{ key: 'karpenter.sh/disrupted', effect: 'NoSchedule' }],
          taints: [{ key: 'karpenter.sh/disruption', value: 'mine', effect: 'NoSchedule' }],
        },
      },
    },
  });
  expect(noted(answer)).toEqual(
    expect.arrayContaining([
      '0#spec.annotations.karpenter.sh/do-not-consolidate info convert/renamed',
      '0#spec.annotations.karpenter.sh/do-not-evict info convert/renamed',
      '0#spec.annotations.karpenter.sh/do-not-consolidate info convert/left-out',
      '0#spec.startupTaints.0 info convert/renamed',
    ]),
  );
});

test('the runtime is noted: harmless for containerd, a task for Docker', () => {
  const runtime = (containerRuntime: string) =>
    converted([provisioner({ kubeletConfiguration: { containerRuntime } })]).notes.find(
      ({ code }) => code === 'convert/no-equivalent',
    );
  expect(runtime('containerd')).toMatchObject({ severity: 'info' });
  expect(runtime('dockerd')).toMatchObject({ severity: 'warning', hint: expect.any(String) as string });
});

test('parts of a reference that never counted are left out', () => {
  const refTo = (more: object) => noted(converted([provisioner({ providerRef: { name: 'x', ...more } })]));
  expect(refTo({ apiVersion: 'karpenter.k8s.aws/v1alpha1', kind: 'AWSNodeTemplate' })).not.toContain(
    '0#spec.providerRef.kind info convert/left-out',
  );
  expect(refTo({ kind: 'Other' })).toContain('0#spec.providerRef.kind info convert/left-out');
});
