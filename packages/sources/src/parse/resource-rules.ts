import { resourceProblems } from '@nodeless/contracts/kubernetes';
import type { Diagnostic, JsonObject } from '@nodeless/core';
import { errorAt } from '@nodeless/catalogue';
import type { LayerStack } from '../layers/stack.ts';
import type { AppSpec } from '../schema/app.ts';

/** Kubernetes refuses a container whose limit is below its request. */
export function checkResources({ resources }: AppSpec, stack: LayerStack): Diagnostic[] {
  return resourceProblems(resources as JsonObject).map(({ path: [part = '', name = ''], message, hint }) => {
    const other = stack.placeOf(['resources', 'requests', name]).location;
    const found = errorAt(stack, ['resources', part, name], { code: 'spec/conflict', message, hint });
    return { ...found, related: [{ message: 'the request', location: other }] };
  });
}
