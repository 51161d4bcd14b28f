import { at, describeObject, namespaceOf } from '@nodeless/core';
import { located } from '../../located.ts';
import type { Rule } from '../../rule.ts';
import { DANGLING_REFERENCES } from '../consistency/dangling-references.ts';

const WORKLOADS: ReadonlySet<unknown> = new Set(['Deployment', 'StatefulSet', 'ReplicaSet']);

/** What a HorizontalPodAutoscaler scales is there. What a chart brings, Argo CD alone sees. */
export const scaleTarget: Rule = {
  codes: [DANGLING_REFERENCES],
  title: 'A HorizontalPodAutoscaler scales a workload that nothing renders',
  references: ['https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/'],
  *check({ model, resources }) {
    const charts = new Set(model.chartApps.map(({ name, namespace = name }) => namespace));
    for (const scaler of resources) {
      const { manifest } = scaler;
      const namespace = namespaceOf(manifest);
      if (manifest.kind !== 'HorizontalPodAutoscaler' || charts.has(namespace)) continue;
      const kind = at(manifest, 'spec', 'scaleTargetRef', 'kind');
      const name = at(manifest, 'spec', 'scaleTargetRef', 'name');
      if (!WORKLOADS.has(kind) || typeof name !== 'string') continue;
      const isThere = resources.some(
        ({ manifest: one }) =>
          one.kind === kind && one.metadata.name === name && namespaceOf(one) === namespace,
      );
      if (isThere) continue;
      yield located(
        model,
        scaler,
        'consistency/dangling-references',
        `${describeObject(manifest)} scales ${String(kind)} ${namespace}/${name}, which nothing renders`,
        { hint: 'correct the name, or bring the workload' },
        ['spec', 'scaleTargetRef', 'name'],
      );
    }
  },
};
