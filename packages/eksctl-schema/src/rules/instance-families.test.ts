import { contractJson, contractTest } from '../testing/contracts.ts';
import { isArm, isNeuron, isNvidia } from './instance-families.ts';

interface InstanceType {
  readonly acceleratorCount: number;
  readonly arch: string;
  readonly gpuCount: number;
}

/** GPUs of AMD, and fractions of a GPU, which EC2 counts as none. */
const NOT_COUNTED = /^(g4ad|g6f|gr6f)\./;

test.each([
  ['m5.large', false, false, false],
  ['m6g.large', true, false, false],
  ['a1.large', true, false, false],
  ['im4gn.large', true, false, false],
  ['g4dn.xlarge', false, true, false],
  ['g4ad.xlarge', false, false, false],
  ['g5g.xlarge', true, true, false],
  ['gr6.4xlarge', false, true, false],
  ['p6-b200.48xlarge', false, true, false],
  ['inf2.xlarge', false, false, true],
  ['trn1n.32xlarge', false, false, true],
  ['t3.large', false, false, false],
])('%s: Arm %p, NVIDIA %p, Neuron %p', (type, arm, nvidia, neuron) => {
  expect([isArm(type), isNvidia(type), isNeuron(type)]).toEqual([arm, nvidia, neuron]);
});

contractTest('every type that Karpenter knows is what its name says (needs ../shared/contracts)', () => {
  const types = contractJson<{ [name: string]: InstanceType }>('karpenter/instance-types.json');
  const wrong = Object.entries(types).filter(
    ([name, { acceleratorCount, arch, gpuCount }]) =>
      isArm(name) !== (arch === 'arm64') ||
      (isNvidia(name) !== gpuCount > 0 && !NOT_COUNTED.test(name)) ||
      (isNeuron(name) !== acceleratorCount > 0 && !name.startsWith('dl')),
  );
  expect(Object.keys(types).length).toBeGreaterThan(1000);
  expect(wrong.map(([name]) => name)).toEqual([]);
});
