import type { InstanceType } from './instance-types.ts';

/** Domains of the labels that tell the instance type of a node: of Karpenter, and of EKS Auto Mode. */
const DOMAINS = ['karpenter.k8s.aws', 'eks.amazonaws.com'];

/**
 * The labels of a node that follow from its instance type alone, as far as the table of types knows them.
 * Sources: https://karpenter.sh/docs/reference/instance-types/, `computeRequirements` in
 * pkg/providers/instancetype/types.go of https://github.com/aws/karpenter-provider-aws
 */
export function instanceLabels(type: InstanceType): { readonly [label: string]: string } {
  const [, category = '', generation = ''] = /^([a-z]+)(?:-[0-9]+tb)?([0-9]+)/.exec(type.name) ?? [];
  const own = {
    'instance-category': category,
    'instance-cpu': String(type.vcpus),
    'instance-family': type.family,
    'instance-generation': generation,
    'instance-memory': String(type.memoryMiB),
    'instance-size': type.size,
  };
  return {
    'kubernetes.io/arch': type.architecture,
    'kubernetes.io/os': 'linux',
    'node.kubernetes.io/instance-type': type.name,
    ...Object.fromEntries(
      DOMAINS.flatMap((domain) => Object.entries(own).map(([name, value]) => [`${domain}/${name}`, value])),
    ),
  };
}
