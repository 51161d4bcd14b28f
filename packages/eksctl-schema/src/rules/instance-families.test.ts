import { facts } from '@nodeless/contract-tables';
import { isArm, isNeuron, isNvidia } from './instance-families.ts';

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

test('every type that Karpenter knows is what its name says', () => {
  const { columns, types } = facts<{ columns: string; types: { [name: string]: string } }>('instance-types');
  const [arch, gpus, accelerators] = ['arch', 'gpus', 'accelerators'].map((one) =>
    columns.split(' ').indexOf(one),
  ) as [number, number, number];
  const wrong = Object.entries(types).filter(([name, row]) => {
    const words = row.split(' ');
    return (
      isArm(name) !== (words[arch] === 'arm64') ||
      (isNvidia(name) !== Number(words[gpus]) > 0 && !NOT_COUNTED.test(name)) ||
      (isNeuron(name) !== Number(words[accelerators]) > 0 && !name.startsWith('dl'))
    );
  });
  expect(Object.keys(types).length).toBeGreaterThan(1000);
  expect(wrong.map(([name]) => name)).toEqual([]);
});
