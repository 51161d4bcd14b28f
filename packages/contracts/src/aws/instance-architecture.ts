import type { Architecture } from '../karpenter/labels.ts';

/**
 * CPU architecture of an instance type by its name: after the generation, `g` stands for a Graviton processor of AWS.
 * Source: https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
 */
export function architectureOf(instanceType: string): Architecture {
  return /^(a1|[a-z]+[0-9]+[a-z]*g[a-z]*)\./.test(instanceType) ? 'arm64' : 'amd64';
}
