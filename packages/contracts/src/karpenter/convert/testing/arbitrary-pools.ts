import fc from 'fast-check';
import { provider } from './arbitrary-classes.ts';
import {
  count,
  duration,
  labels,
  objectMeta,
  quantity,
  several,
  some,
  texts,
  value,
} from './arbitrary-parts.ts';

const requirement = fc.oneof(
  fc.record({
    key: fc.constantFrom(
      'kubernetes.io/arch',
      'karpenter.sh/capacity-type',
      'team',
      'topology.kubernetes.io/zone',
    ),
    operator: fc.constantFrom('In', 'NotIn'),
    values: several(value),
  }),
  fc.record({ key: fc.constant('team'), operator: fc.constantFrom('Exists', 'DoesNotExist') }),
  fc.record({
    key: fc.constantFrom('karpenter.k8s.aws/instance-generation', 'karpenter.k8s.aws/instance-cpu'),
    operator: fc.constantFrom('Gt', 'Lt'),
    values: fc.constantFrom(['2'], ['16']),
  }),
);

const taint = some(
  {
    key: fc.constantFrom('dedicated', 'example.com/quiet', 'karpenter.sh/disruption'),
    value: fc.constantFrom('a', 'disrupting'),
    effect: fc.constantFrom('NoSchedule', 'PreferNoSchedule', 'NoExecute'),
    timeAdded: fc.constant('2023-01-01T00:00:00Z'),
  },
  ['key', 'effect'],
);

const signals = fc.dictionary(
  fc.constantFrom('memory.available', 'nodefs.available'),
  fc.constantFrom('5%', '100Mi'),
);
const reserved = fc.dictionary(fc.constantFrom('cpu', 'memory', 'pid'), quantity);

const kubeletFields = {
  clusterDNS: fc.constantFrom(['10.100.0.10'], ['10.100.0.10', '10.100.0.11']),
  maxPods: count,
  podsPerCore: count,
  systemReserved: reserved,
  kubeReserved: reserved,
  evictionHard: signals,
  evictionMaxPodGracePeriod: count,
  imageGCHighThresholdPercent: fc.integer({ min: 80, max: 90 }),
  imageGCLowThresholdPercent: fc.integer({ min: 10, max: 70 }),
  cpuCFSQuota: fc.boolean(),
};

const ref = (names: readonly string[]) =>
  some(
    {
      name: fc.constantFrom(...names),
      apiVersion: fc.constantFrom('karpenter.k8s.aws/v1alpha1', 'x/v1'),
      kind: fc.constantFrom('AWSNodeTemplate', 'X'),
    },
    ['name'],
  );

/** @param classes names of node templates, not all of which need to exist */
export function provisioners(name: string, classes: readonly string[]): fc.Arbitrary<object> {
  const fields = {
    annotations: texts,
    kubeletConfiguration: some({
      ...kubeletFields,
      containerRuntime: fc.constantFrom('containerd', 'dockerd'),
    }),
    labels,
    limits: some({ resources: fc.dictionary(fc.constantFrom('cpu', 'memory'), quantity) }),
    requirements: fc.array(requirement, { maxLength: 3 }),
    startupTaints: fc.array(taint, { maxLength: 2 }),
    taints: fc.array(taint, { maxLength: 2 }),
    ttlSecondsUntilExpired: fc.nat(2_592_000),
    weight: fc.nat(99),
  };
  const ways = [
    { consolidation: some({ enabled: fc.boolean() }) },
    { consolidation: fc.constant({ enabled: false }), ttlSecondsAfterEmpty: fc.nat(600) },
  ].flatMap((more) => [
    some({ ...fields, ...more, providerRef: ref(classes) }, ['providerRef']),
    some({ ...fields, ...more, provider }, ['provider']),
  ]);
  return some(
    {
      apiVersion: fc.constant('karpenter.sh/v1alpha5'),
      kind: fc.constant('Provisioner'),
      metadata: objectMeta(name),
      spec: fc.oneof(...ways),
      status: fc.constant({ resources: { cpu: '1' } }),
    },
    ['apiVersion', 'kind', 'metadata', 'spec'],
  );
}

const budget = fc.oneof(
  fc.record({ nodes: fc.constantFrom('10%', '3') }),
  fc.record({
    nodes: fc.constantFrom('0', '3'),
    schedule: fc.constant('@daily'),
    duration: fc.constant('8h'),
  }),
);

const disruption = fc.oneof(
  some(
    {
      budgets: fc.array(budget, { maxLength: 2 }),
      consolidationPolicy: fc.constant('WhenEmpty'),
      consolidateAfter: duration,
      expireAfter: duration,
    },
    ['consolidationPolicy', 'consolidateAfter'],
  ),
  some({
    budgets: fc.array(budget, { maxLength: 2 }),
    consolidationPolicy: fc.constant('WhenUnderutilized'),
    consolidateAfter: fc.constant('Never'),
    expireAfter: duration,
  }),
);

/** @param classes names of node classes, not all of which need to exist */
export function oldNodePools(name: string, classes: readonly string[]): fc.Arbitrary<object> {
  const templateSpec = some(
    {
      kubelet: some(kubeletFields),
      nodeClassRef: some(
        {
          apiVersion: fc.constant('karpenter.k8s.aws/v1beta1'),
          kind: fc.constant('EC2NodeClass'),
          name: fc.constantFrom(...classes),
        },
        ['name'],
      ),
      requirements: fc.array(requirement, { maxLength: 3 }),
      resources: fc.constant({ requests: { cpu: '1' } }),
      startupTaints: fc.array(taint, { maxLength: 2 }),
      taints: fc.array(taint, { maxLength: 2 }),
    },
    ['nodeClassRef', 'requirements'],
  );
  const spec = some(
    {
      disruption,
      limits: fc.dictionary(fc.constantFrom('cpu', 'memory'), quantity),
      template: some({ metadata: some({ labels, annotations: texts }), spec: templateSpec }, ['spec']),
      weight: count,
    },
    ['template'],
  );
  return some(
    {
      apiVersion: fc.constant('karpenter.sh/v1beta1'),
      kind: fc.constant('NodePool'),
      metadata: objectMeta(name),
      spec,
      status: fc.constant({}),
    },
    ['apiVersion', 'kind', 'metadata', 'spec'],
  );
}
