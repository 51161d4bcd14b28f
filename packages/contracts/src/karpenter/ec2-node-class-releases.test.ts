import { novemberTest } from '../testing/contracts.ts';
import { celRules, strictSchema } from '../testing/schemas.ts';
import type { KarpenterRelease } from './compatibility.ts';
import { EC2_NODE_CLASS_RULES } from './ec2-node-class-rules.ts';
import type { Ec2NodeClass, KubeletConfiguration } from './ec2-node-class.ts';
import { breaking, changed, good, kubelet } from './testing/ec2-node-classes.ts';
import { refuserOf, validateEc2NodeClass } from './validate-ec2-node-class.ts';

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
    'a negative grace of evicted pods',
    { evictionMaxPodGracePeriod: -1 },
    ['spec.kubelet.evictionMaxPodGracePeriod: must be a whole number from 0 to 2147483647'],
  ],
])('Karpenter 1.15 and kubelet, %s', (_, configuration, messages) => {
  expect(told(kubelet(configuration), NEW)).toEqual(messages);
});

test('an expression is taken behind its gate', () => {
  const computed = kubelet({ systemReserved: { memory: 'memory * 0.1' } });
  expect(told(computed, { ...NEW, nodeClassCEL: true })).toEqual([]);
  expect(told(computed, { version: '1.14.1', nodeClassCEL: true })).toEqual([
    'spec.kubelet.systemReserved: must be quantities',
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

novemberTest('the API server knows no other expression of 1.15 (needs ../shared/contracts-2026-11)', () => {
  const ours = EC2_NODE_CLASS_RULES.filter(
    ({ at }) => refuserOf(at.slice(1).split('.'), NEW) !== 'Karpenter',
  );
  const theirs = celRules('ec2nodeclass.karpenter.k8s.aws.v1', 'contracts-2026-11');
  expect(ours.map(({ at, message }) => `${at}: ${message}`).sort()).toEqual(
    theirs.map(({ path, message }) => `${path}: ${message}`).sort(),
  );
  const schema = strictSchema('ec2nodeclass.karpenter.k8s.aws.v1', 'contracts-2026-11');
  const enclaves = changed({ enclaveOptions: { enabled: true } });
  expect([...Object.values(good), enclaves].filter((one) => !schema(one))).toEqual([]);
});
