import { at } from '@nodeless/core';
import { isKind, type TreeObject } from '../objects/tree-object.ts';
import type { ClusterContext } from './context.ts';

/** The HorizontalPodAutoscaler of a workload, in the head; files are named by the kinds of their objects. */
export function autoscalerOf({ ref }: TreeObject, context: ClusterContext): TreeObject | undefined {
  return context
    .objects('head', (path) => path.includes('/horizontalpodautoscaler-'), ref.name)
    .find(
      (object) =>
        isKind(object, 'autoscaling', 'HorizontalPodAutoscaler') &&
        object.ref.namespace === ref.namespace &&
        at(object.value, 'spec', 'scaleTargetRef', 'kind') === ref.kind &&
        at(object.value, 'spec', 'scaleTargetRef', 'name') === ref.name,
    );
}
