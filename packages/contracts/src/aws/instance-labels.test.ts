import { documentedTypes } from '../testing/documented-types.ts';
import { instanceLabels } from './instance-labels.ts';
import { INSTANCE_TYPES, instanceType } from './instance-types.ts';

test.each([
  ['m7g.xlarge', 'm', '7'],
  ['u-6tb1.112xlarge', 'u', '1'],
  ['m7i-flex.large', 'm', '7'],
  ['g4dn.xlarge', 'g', '4'],
])('%s is of category %s and generation %s', (name, category, generation) => {
  const type = instanceType(name);
  const labels = type === undefined ? {} : instanceLabels(type);
  for (const domain of ['karpenter.k8s.aws', 'eks.amazonaws.com']) {
    expect(labels[`${domain}/instance-category`]).toBe(category);
    expect(labels[`${domain}/instance-generation`]).toBe(generation);
  }
});

test('all labels of a type', () => {
  const type = instanceType('m7g.xlarge');
  expect(type && instanceLabels(type)).toMatchObject({
    'kubernetes.io/arch': 'arm64',
    'kubernetes.io/os': 'linux',
    'node.kubernetes.io/instance-type': 'm7g.xlarge',
    'karpenter.k8s.aws/instance-cpu': '4',
    'karpenter.k8s.aws/instance-memory': '16384',
    'karpenter.k8s.aws/instance-family': 'm7g',
    'karpenter.k8s.aws/instance-size': 'xlarge',
  });
});

test('all labels are those that Karpenter documents', () => {
  const own = INSTANCE_TYPES.map((type) => {
    const labels = instanceLabels(type);
    const of = (name: string) => labels[`karpenter.k8s.aws/instance-${name}`];
    return [type.name, { category: of('category'), generation: of('generation') }];
  });
  const expected = documentedTypes().map(({ name, category, generation }) => [
    name,
    { category, generation },
  ]);
  expect(Object.fromEntries(own)).toEqual(Object.fromEntries(expected));
});

test.each<[type: string, labels: Record<string, string | undefined>]>([
  [
    'g6f.large',
    {
      'gpu-manufacturer': 'nvidia',
      'gpu-name': 'l4',
      'gpu-count': '0',
      'gpu-memory': '2861',
      'cpu-manufacturer': 'amd',
      'local-nvme': '100',
      hypervisor: 'nitro',
    },
  ],
  [
    'inf2.24xlarge',
    {
      'accelerator-name': 'inferentia2',
      'accelerator-count': '6',
      'gpu-name': undefined,
      'local-nvme': undefined,
    },
  ],
  [
    'm5.metal',
    {
      hypervisor: '',
      'cpu-manufacturer': 'intel',
      'capability-flex': 'false',
      'encryption-in-transit-supported': 'false',
    },
  ],
  ['m4.large', { hypervisor: 'xen' }],
  ['m7i-flex.large', { 'capability-flex': 'true', 'cpu-manufacturer': 'intel' }],
  ['c7a.large', { 'cpu-manufacturer': 'amd', 'encryption-in-transit-supported': 'true' }],
  ['r7gd.medium', { 'cpu-manufacturer': 'aws', 'local-nvme': '59' }],
])('%s: devices, disks and processor', (name, labels) => {
  const type = instanceType(name);
  const own = type === undefined ? {} : instanceLabels(type);
  const found = Object.keys(labels).map((label) => [label, own[`karpenter.k8s.aws/instance-${label}`]]);
  expect(Object.fromEntries(found)).toEqual(labels);
});
