import type { Diagnostic } from '@nodeless/core';
import { conflictAt } from '@nodeless/catalogue';
import type { LayerStack } from '../layers/stack.ts';
import type { ClusterSpec } from '../schema/cluster.ts';

/** Fargate alone has the log router. */
export function checkFargateLogging({ compute }: Partial<ClusterSpec>, stack: LayerStack): Diagnostic[] {
  if (compute === undefined || compute.fargate.logging === false || compute.fargate.profiles.length > 0) {
    return [];
  }
  const path = ['compute', 'fargate'];
  return [
    conflictAt(
      stack,
      [...path, 'logging'],
      'compute.fargate.logging has no effect: no pod runs on Fargate',
      'remove it, or add profiles',
      { path: [...path, 'profiles'], message: 'no profile' },
    ),
  ];
}
