import { edited, parse, textAt, wordsOf } from '../testing/sources.ts';

const group = (kind: string, options: string) =>
  edited(
    'cluster',
    'components:\n',
    `  ${kind}:\n    - { name: a, architecture: amd64, scaling: { min: 1, max: 2 }, ${options} }\ncomponents:\n`,
  );
const pool = (nodeClass: string, types: string) =>
  edited(
    'cluster',
    "    nodePools:\n      - name: default\n        architectures: [amd64]\n        limits: { cpu: '100' }\n",
    `    nodeClasses: [{ name: default, ${nodeClass} }]\n    nodePools:\n      - name: default\n        architectures: [amd64]\n        instanceTypes: ${types}\n        limits: { cpu: '100' }\n`,
  );

const FAMILY = { al: 'AmazonLinux2023', br: 'Bottlerocket' };
const STANDARD = 'amazon-eks-node-al2023-x86_64-standard-1.35-*';
const NVIDIA = 'amazon-eks-node-al2023-x86_64-nvidia-1.35-*';
const own = (...names: readonly string[]) =>
  `amiFamily: AL2023, amiSelectorTerms: [${names.map((name) => `{ name: "${name}", owner: amazon }`).join()}]`;

// https://docs.aws.amazon.com/eks/latest/userguide/ml-eks-optimized-ami.html
test.each([
  ['a GPU in a managed group', group('managedNodeGroups', 'instanceTypes: [g5.xlarge, m7i.large]')],
  [
    'a GPU in a group of Bottlerocket',
    group('managedNodeGroups', `amiFamily: ${FAMILY.br}, instanceTypes: [g5.xlarge]`),
  ],
  ['Neuron in a self-managed group', group('selfManagedNodeGroups', 'instanceTypes: [inf2.xlarge]')],
  [
    'an own image',
    group('selfManagedNodeGroups', 'ami: ami-0123456789abcdef0, instanceTypes: [g4ad.xlarge]'),
  ],
  ['a GPU with an alias, which has an image for it', pool('image: al2023@v20260714', '[g5.xlarge]')],
  ['an image for GPUs', pool(own(NVIDIA), '[g5.xlarge]')],
  ['images of which one may have it', pool(own(STANDARD, 'mine-*'), '[g5.xlarge]')],
  ['no accelerator', pool(own(STANDARD), '[m7i.large]')],
])('%s: taken', (_, sources) => {
  expect(wordsOf(parse(sources).diagnostics)).toEqual([]);
});

test.each([
  [
    group('managedNodeGroups', `amiFamily: ${FAMILY.al}, instanceTypes: [m7i.large, g4ad.xlarge]`),
    'no image of AmazonLinux2023 has a driver',
    'g4ad.xlarge',
    FAMILY.al,
  ],
  [
    group('selfManagedNodeGroups', `amiFamily: ${FAMILY.br}, instanceTypes: [g7.2xlarge]`),
    'no image of Bottlerocket has a driver',
    'g7.2xlarge',
    FAMILY.br,
  ],
  [
    pool('image: bottlerocket@v1.50.0', '[f2.6xlarge]'),
    'no image of Bottlerocket has a driver',
    'f2.6xlarge',
    'bottlerocket@v1.50.0',
  ],
  [
    pool(own(STANDARD), '[g5.xlarge]'),
    `the image "${STANDARD}" has no driver`,
    'g5.xlarge',
    `[{ name: "${STANDARD}", owner: amazon }]`,
  ],
])('%#: a warning with both sides', (sources, problem, type, image) => {
  const { diagnostics, model } = parse(sources);
  expect(wordsOf(diagnostics)).toEqual([
    `capacity/accelerator-without-driver: ${problem} for the accelerators of ${type}: pods would not see them | name an image that has it, or types without accelerators`,
  ]);
  const [diagnostic] = diagnostics;
  expect(diagnostic?.severity).toBe('warning');
  expect(model).toBeDefined();
  expect(textAt(sources.cluster, diagnostic?.location)).toBe(type);
  expect(diagnostic?.related?.map(({ location }) => textAt(sources.cluster, location))).toEqual([image]);
});
