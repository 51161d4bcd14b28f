import { kindProblems, ruleKey, rulesOf } from '@nodeless/contract-tables';
import type { KarpenterRelease } from './compatibility.ts';
import { EC2_NODE_CLASS_RULES } from './ec2-node-class-rules.ts';
import type { Ec2NodeClass, KubeletConfiguration } from './ec2-node-class.ts';
import { breaking, changed, good, kubelet } from './testing/ec2-node-classes.ts';
import { refuserOf, validateEc2NodeClass } from './validate-ec2-node-class.ts';

const EC2_NODE_CLASS = 'karpenter.k8s.aws/v1/EC2NodeClass';
const NEW: KarpenterRelease = { version: '1.15.2' };
const told = (manifest: Ec2NodeClass, release?: KarpenterRelease) =>
  validateEc2NodeClass(manifest, release).map(({ path, message }) => `${path.join('.')}: ${message}`);

test('enclaves are known from Karpenter 1.15 on', () => {
  const enclaves = changed({ enclaveOptions: { enabled: true } });
  expect(told(enclaves, NEW)).toEqual([]);
  expect(told(enclaves)).toEqual(['spec.enclaveOptions: Karpenter knows enclaveOptions from 1.15 on']);
});

// Source: pkg/apis/v1/kubeletconfiguration_validation.go and pkg/controllers/nodeclass/validation.go of Karpenter 1.15
test.each<[string, KubeletConfiguration, string[]]>([
  ['shares with fractions', { evictionHard: { 'memory.available': '5.125%' } }, []],
  [
    'a share of more than all',
    { evictionSoft: { 'pid.available': '100.5%' }, evictionSoftGracePeriod: { 'pid.available': '1m' } },
    ['spec.kubelet.evictionSoft: must be quantities or percentages, not negative'],
  ],
  [
    'a negative threshold',
    { evictionHard: { 'nodefs.available': '-5Gi' } },
    ['spec.kubelet.evictionHard: must be quantities or percentages, not negative'],
  ],
  [
    'a grace that is no duration',
    { evictionSoft: { 'memory.available': '5%' }, evictionSoftGracePeriod: { 'memory.available': 'soon' } },
    ['spec.kubelet.evictionSoftGracePeriod: must be durations such as 1m30s, not negative'],
  ],
  [
    'a negative grace',
    { evictionSoft: { 'memory.available': '5%' }, evictionSoftGracePeriod: { 'memory.available': '-1m' } },
    ['spec.kubelet.evictionSoftGracePeriod: must be durations such as 1m30s, not negative'],
  ],
  [
    'a grace with fractions',
    {
      evictionSoft: { 'memory.available': '5%' },
      evictionSoftGracePeriod: { 'memory.available': '1.5m10s' },
    },
    [],
  ],
  [
    'an expression without its gate',
    { kubeReserved: { cpu: 'vcpus * 10' } },
    ['spec.kubelet.kubeReserved: must be quantities: an expression needs the gate nodeClassCEL'],
  ],
  [
    'settings that the CRD of 1.14 does not know',
    {
      evictionMinimumReclaim: { 'memory.available': '0Mi', 'nodefs.available': '5%' },
      topologyManagerPolicy: 'best-effort',
      cpuManagerPolicyOptions: { 'full-pcpus-only': 'true' },
      shutdownGracePeriod: '1m30s',
      podPidsLimit: 4_294_967_296,
      featureGates: { KubeletTracing: true },
      memorySwap: { swapBehavior: 'LimitedSwap' },
      crashLoopBackOff: null,
      tlsCurvePreferences: [29],
      staticPodURLHeader: { a: ['b'] },
      memoryThrottlingFactor: 0.9,
    },
    [],
  ],
  [
    'a signal that is none, and a share of less than nothing',
    { evictionMinimumReclaim: { disk: '-1%' } },
    [
      "spec.kubelet.evictionMinimumReclaim: valid keys for evictionMinimumReclaim are ['memory.available','nodefs.available','nodefs.inodesFree','imagefs.available','imagefs.inodesFree','pid.available']",
      'spec.kubelet.evictionMinimumReclaim: must be quantities or percentages, not negative',
    ],
  ],
  [
    'what kubelet cannot read, and nothing beside it',
    {
      topologyManager: 'best-effort',
      podPidsLimit: '100',
      seccompDefault: 'true',
      syncFrequency: '1 minute',
      cpuManagerPolicyOptions: { 'full-pcpus-only': true },
      maxPods: -1,
    },
    [
      'spec.kubelet.topologyManager: kubelet has no setting "topologyManager"',
      'spec.kubelet.podPidsLimit: must be a whole number',
      'spec.kubelet.seccompDefault: must be true or false',
      'spec.kubelet.syncFrequency: must be a duration such as 1m30s',
      'spec.kubelet.cpuManagerPolicyOptions: must be a map of strings',
    ],
  ],
  [
    'taints, which are of the pool',
    { registerWithTaints: [{ key: 'a', effect: 'NoSchedule' }] },
    [
      'spec.kubelet.registerWithTaints: cannot be set: Karpenter sets it itself, from the taints of the NodePool',
    ],
  ],
  [
    'an expression for maxPods without its gate',
    { maxPods: 'vcpus * 8' },
    ['spec.kubelet.maxPods: must be a whole number: an expression needs the gate nodeClassCEL'],
  ],
  [
    'a negative grace of evicted pods',
    { evictionMaxPodGracePeriod: -1 },
    ['spec.kubelet.evictionMaxPodGracePeriod: must be a whole number from 0 to 2147483647'],
  ],
])('Karpenter 1.15 and kubelet, %s', (_, configuration, messages) => {
  expect(told(kubelet(configuration), NEW)).toEqual(messages);
});

test('an expression is taken behind its gate', () => {
  const computed = kubelet({ maxPods: 'vcpus * 8', systemReserved: { memory: 'memory * 0.1' } });
  expect(told(computed, { ...NEW, nodeClassCEL: true })).toEqual([]);
  expect(told(computed, { version: '1.14.1', nodeClassCEL: true })).toEqual([
    'spec.kubelet.systemReserved: must be quantities',
    'spec.kubelet.maxPods: must be a whole number: expressions are known from Karpenter 1.15 on',
  ]);
});

test('the API server knows twelve settings of kubelet up to 1.14', () => {
  const open = kubelet({ maxPods: 58, topologyManagerPolicy: 'best-effort' });
  expect(told(open, NEW)).toEqual([]);
  expect(told(open, { version: '1.14.1' })).toEqual([
    'spec.kubelet.topologyManagerPolicy: Karpenter knows no setting "topologyManagerPolicy" of kubelet before 1.15',
  ]);
});

test('AL2023 alone takes all settings of kubelet', () => {
  const of = (alias: string) =>
    told(changed({ amiSelectorTerms: [{ alias }], kubelet: { podPidsLimit: 4096 } }), NEW);
  expect(of('al2023@v20260807')).toEqual([]);
  expect(of('bottlerocket@v1.50.0')).toEqual([
    'spec.kubelet.podPidsLimit: nodes of Bottlerocket would drop it: Karpenter hands it to those of AL2023 alone',
  ]);
});

test('what an AMI family would drop in silence is refused from Karpenter 1.15 on', () => {
  const of = (alias: string, amiFamily?: 'Custom') =>
    changed({
      amiSelectorTerms: [{ alias }],
      ...(amiFamily === undefined ? {} : { amiFamily }),
      kubelet: { clusterDNS: ['172.20.0.10', '172.20.0.11'], podsPerCore: 10 },
    });
  const addresses = (family: string) =>
    `spec.kubelet.clusterDNS: nodes of ${family} take one address of DNS, not 2`;
  expect(told(of('bottlerocket@v1.50.0'), NEW)).toEqual([
    addresses('Bottlerocket'),
    'spec.kubelet.podsPerCore: nodes of Bottlerocket have no such setting',
  ]);
  expect(told(of('al2@v20260807'), NEW)).toEqual([addresses('AL2')]);
  expect(told(of('al2023@v20260807'), NEW)).toEqual([]);
  expect(told(of('al2@v20260807', 'Custom'), NEW)).toEqual([]);
  expect(told(of('bottlerocket@v1.50.0'))).toEqual([]);
});

test('all rules of the CRD of 1.14 hold with 1.15, those about kubelet by Karpenter', () => {
  const rules = (release: KarpenterRelease) =>
    breaking.map(([manifest]) => validateEc2NodeClass(manifest, release).map(({ message }) => message));
  expect(rules(NEW)).toEqual(rules({ version: '1.14.1' }));
  const at = ['spec', 'kubelet', 'evictionHard'];
  expect([
    refuserOf(at, { version: '1.14.1' }),
    refuserOf(at, NEW),
    refuserOf(['spec', 'role'], NEW),
  ]).toEqual(['the API server', 'Karpenter', 'the API server']);
});

test('the API server knows no other expression of 1.15', () => {
  const ours = EC2_NODE_CLASS_RULES.filter(
    ({ at }) => refuserOf(at.slice(1).split('.'), NEW) !== 'Karpenter',
  );
  expect(ours.map(({ at, message }) => ruleKey(at, message)).sort()).toEqual(
    rulesOf('karpenter', EC2_NODE_CLASS, '1.15'),
  );
  const enclaves = changed({ enclaveOptions: { enabled: true } });
  const problems = [...Object.values(good), enclaves].flatMap((one) =>
    kindProblems('karpenter', EC2_NODE_CLASS, one, '1.15'),
  );
  expect(problems).toEqual([]);
});
