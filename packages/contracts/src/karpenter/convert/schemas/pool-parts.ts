import { z } from 'zod';
import type { Operator } from '../../requirement.ts';
import { Quantities, Texts } from './object.ts';

export const Taint = z.strictObject({
  key: z.string(),
  value: z.string().exactOptional(),
  effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']),
  timeAdded: z.string().exactOptional(),
});
export type Taint = z.output<typeof Taint>;

/** A requirement with the operators that a version of the API has. */
export function requirementWith<const T extends readonly Operator[]>(operators: T) {
  return z.strictObject({
    key: z.string(),
    operator: z.enum(operators),
    values: z.array(z.string()).exactOptional(),
  });
}

/** Operators before v1, which added Gte and Lte. */
export const OLD_OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'] as const;

const Percent = z.int().min(0).max(100);
const Count = z.int().min(0);

/** The kubelet settings that Karpenter has kept in every version. */
export const Kubelet = z.strictObject({
  clusterDNS: z.array(z.string()).exactOptional(),
  maxPods: Count.exactOptional(),
  podsPerCore: Count.exactOptional(),
  systemReserved: Quantities.exactOptional(),
  kubeReserved: Quantities.exactOptional(),
  evictionHard: Texts.exactOptional(),
  evictionSoft: Texts.exactOptional(),
  evictionSoftGracePeriod: Texts.exactOptional(),
  evictionMaxPodGracePeriod: z.int().exactOptional(),
  imageGCHighThresholdPercent: Percent.exactOptional(),
  imageGCLowThresholdPercent: Percent.exactOptional(),
  cpuCFSQuota: z.boolean().exactOptional(),
});
export type Kubelet = z.output<typeof Kubelet>;

/** Name and value of each label or annotation that nodes get. */
export const TemplateMetadata = z.strictObject({
  labels: Texts.exactOptional(),
  annotations: Texts.exactOptional(),
});
