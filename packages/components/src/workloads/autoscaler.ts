import { nameLabel, nonEmptyMap, present } from '@nodeless/catalogue/render';
import type { JsonObject, Manifest } from '@nodeless/core';
import { workloadKind, type AppSpec } from '@nodeless/sources';

type Scaling = NonNullable<AppSpec['scaling']>;
type Metric = Scaling['metrics'][number];

/** Changes the number of pods of an app by what they use or by other metrics. */
export function autoscaler(app: AppSpec, namespace: string, scaling: Scaling): Manifest {
  const { name } = app;
  const { minReplicas, maxReplicas, cpu, memory, metrics, behavior } = scaling;
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name, namespace, labels: nameLabel(name) },
    spec: present({
      scaleTargetRef: { apiVersion: 'apps/v1', kind: workloadKind(app), name },
      minReplicas,
      maxReplicas,
      metrics: [...utilization('cpu', cpu), ...utilization('memory', memory), ...metrics.map(metricField)],
      behavior:
        behavior && nonEmptyMap(present({ scaleUp: behavior.scaleUp, scaleDown: behavior.scaleDown })),
    }) as JsonObject,
  };
}

function utilization(name: string, averageUtilization: number | undefined): JsonObject[] {
  if (averageUtilization === undefined) return [];
  return [{ type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization } } }];
}

function metricField(metric: Metric): JsonObject {
  const selector = nonEmptyMap(metric.selector);
  const of = (name: string) => present({ name, selector: selector && { matchLabels: selector } });
  if ('pods' in metric)
    return {
      type: 'Pods',
      pods: { metric: of(metric.pods), target: { type: 'AverageValue', averageValue: metric.average } },
    };
  if ('external' in metric)
    return {
      type: 'External',
      external: {
        metric: of(metric.external),
        target: { type: 'AverageValue', averageValue: metric.average },
      },
    };
  return {
    type: 'Object',
    object: {
      describedObject: metric.of,
      metric: of(metric.object),
      target: { type: 'Value', value: metric.value },
    },
  };
}
