import { parseQuantity } from '@nodeless/contracts/kubernetes';
import type { Diagnostic } from '@nodeless/core';
import type { LayerStack } from '../layers/stack.ts';
import type { AppSpec } from '../schema/app.ts';
import { errorAt } from './error-at.ts';

/** Kubernetes refuses a container whose limit is below its request. */
export function checkResources({ resources }: AppSpec, stack: LayerStack): Diagnostic[] {
  return (['cpu', 'memory'] as const).flatMap((part) => {
    const request = resources.requests[part];
    const limit = resources.limits?.[part];
    if (request === undefined || limit === undefined) return [];
    if ((parseQuantity(limit) ?? 0) >= (parseQuantity(request) ?? 0)) return [];
    const other = stack.placeOf(['resources', 'requests', part]).location;
    const message = `the limit of ${part} (${limit}) is below the request (${request})`;
    const hint = `raise the limit to at least ${request}`;
    const found = errorAt(stack, ['resources', 'limits', part], { code: 'spec/conflict', message, hint });
    return [{ ...found, related: [{ message: 'the request', location: other }] }];
  });
}
