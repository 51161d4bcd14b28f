import { at, maps, type JsonObject } from '@nodeless/core';
import type { Requirement } from '../karpenter/requirement.ts';

const DOMAIN = 'karpenter.k8s.aws';

/** Resources of devices, and what the instance type of a node must have for them. */
const DEVICES: { readonly [resource: string]: readonly [label: string, manufacturer: string] } = {
  'nvidia.com/gpu': ['instance-gpu', 'nvidia'],
  'amd.com/gpu': ['instance-gpu', 'amd'],
  'aws.amazon.com/neuron': ['instance-accelerator', 'aws'],
  'aws.amazon.com/neurondevice': ['instance-accelerator', 'aws'],
};

/**
 * What the containers of a pod ask for in GPUs and chips, as requirements on instance types.
 * Source: `computeCapacity` in pkg/providers/instancetype/types.go of https://github.com/aws/karpenter-provider-aws
 */
export function deviceRequirements(podSpec: JsonObject): Requirement[] {
  const asked = maps(podSpec['containers']).flatMap((container) =>
    Object.keys(DEVICES).filter((resource) =>
      ['limits', 'requests'].some((part) => Number(at(container, 'resources', part, resource) ?? 0) > 0),
    ),
  );
  return [...new Set(asked)].flatMap((resource): Requirement[] => {
    const [label, manufacturer] = DEVICES[resource] ?? [];
    return label === undefined || manufacturer === undefined
      ? []
      : [{ key: `${DOMAIN}/${label}-manufacturer`, operator: 'In', values: [manufacturer] }];
  });
}
