import type { JsonObject } from '@nodeless/core';
import { present } from './present.ts';

export interface Size {
  readonly cpu: string;
  readonly memory: string;
}

/** What may be left open has no bound. */
interface OpenSize {
  readonly cpu?: string | undefined;
  readonly memory?: string | undefined;
}

/** `resources` of a container. */
export function resourceFields({
  requests,
  limits,
}: {
  readonly requests: OpenSize;
  readonly limits?: OpenSize | undefined;
}): JsonObject {
  return present({ requests: present(requests), limits: limits && present(limits) });
}

/**
 * Requests that are also the limits. Fargate sizes a pod's machine by its requests, so a lower request gives nothing
 * back and a higher limit cannot be used (https://docs.aws.amazon.com/eks/latest/userguide/fargate-pod-configuration.html).
 */
export function guaranteed(size: Size): JsonObject {
  return resourceFields({ requests: size, limits: size });
}
