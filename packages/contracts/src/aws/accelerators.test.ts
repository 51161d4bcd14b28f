import { hasDrivers, isAccelerated, isImageWithoutDrivers } from './accelerators.ts';

test.each([
  ['g5.xlarge', true, true],
  ['g5g.xlarge', true, true],
  ['p6e-gb200.36xlarge', true, false],
  ['trn2.48xlarge', true, true],
  ['g4ad.xlarge', false, false],
  ['g7.2xlarge', false, false],
  ['f2.6xlarge', false, false],
  ['vt1.3xlarge', false, false],
])('%s: drivers in Amazon Linux 2023 %p, in Bottlerocket %p', (type, amazonLinux, bottlerocket) => {
  expect(isAccelerated(type)).toBe(true);
  expect([hasDrivers('AmazonLinux2023', type), hasDrivers('Bottlerocket', type)]).toEqual([
    amazonLinux,
    bottlerocket,
  ]);
});

test.each(['m7g.large', 'hpc7g.4xlarge', 'i4i.large', 'd3.xlarge'])('%s has no accelerator', (type) => {
  expect(isAccelerated(type)).toBe(false);
});

test.each([
  ['amazon-eks-node-al2023-x86_64-standard-1.35-v20260714', 'g5.xlarge', true],
  ['amazon-eks-node-al2023-arm64-standard-*', 'g5g.xlarge', true],
  ['amazon-eks-node-al2023-x86_64-nvidia-1.35-*', 'g5.xlarge', false],
  ['amazon-eks-node-al2023-*', 'g5.xlarge', false],
  ['bottlerocket-aws-k8s-1.35-x86_64-v1.50.0-abcdef', 'g5.xlarge', true],
  ['bottlerocket-aws-k8s-1.35-x86_64-v1.50.0-abcdef', 'inf2.xlarge', false],
  ['bottlerocket-aws-k8s-1.35-nvidia-x86_64-v1.50.0-abcdef', 'g5.xlarge', false],
  ['my-image', 'g5.xlarge', false],
])('the image %s has no drivers for %s: %p', (name, type, expected) => {
  expect(isImageWithoutDrivers(name, type)).toBe(expected);
});
