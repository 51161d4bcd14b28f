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
