import { Quantity, refuse, stringOf } from '@nodeless/catalogue/schema';
import { z } from 'zod';
import { INT32, ObjectName } from './references.ts';

const utilization = (what: string) =>
  z
    .int()
    .min(1)
    .max(1000)
    .optional()
    .describe(`${what} in percent of the request, as an average of all pods. Default: not looked at.`)
    .meta({ examples: [70] });

/** Source: ValidateHorizontalPodAutoscaler (validateMetricTarget: must be positive), Kubernetes v1.35 */
const Positive = Quantity.check(
  refuse(
    'spec/invalid-value',
    (text) => (/^0(\.0*)?\D*$/.test(text) ? 'it must be more than 0' : undefined),
    'for example "100"',
  ),
);
const average = Positive.describe('Wanted value for one pod.').meta({ examples: ['100'] });
const MetricName = stringOf(/^(?!\.{1,2}$)[^/%]+$/, 'a name of a metric', 'without / and %')
  .describe('Name of the metric.')
  .meta({ examples: ['http_requests_per_second'] });

const Selector = z
  .record(z.string(), z.string())
  .default({})
  .describe('Labels of the series that count. Default: all.')
  .meta({ examples: [{ queue: 'orders' }] });

const Metric = z.xor([
  z.strictObject({
    pods: MetricName.describe('Metric of the pods, from the API custom.metrics.k8s.io.'),
    average,
    selector: Selector,
  }),
  z.strictObject({
    external: MetricName.describe('Metric of something else, from the API external.metrics.k8s.io.'),
    average,
    selector: Selector,
  }),
  z.strictObject({
    object: MetricName.describe('Metric of another object of the namespace, from custom.metrics.k8s.io.'),
    of: z
      .strictObject({
        apiVersion: z
          .string()
          .min(1)
          .describe('API version of the object.')
          .meta({ examples: ['networking.k8s.io/v1'] }),
        kind: z
          .string()
          .min(1)
          .describe('Kind of the object.')
          .meta({ examples: ['Ingress'] }),
        name: ObjectName('object', 'web').describe('Name of the object.'),
      })
      .describe('The object.'),
    value: Positive.describe('Wanted value of the metric.').meta({ examples: ['1k'] }),
    selector: Selector,
  }),
]);
export type ScalingMetric = z.output<typeof Metric>;

const direction = (window: number, how: string) =>
  z
    .strictObject({
      stabilizationWindowSeconds: z
        .int()
        .min(0)
        .max(3600)
        .optional()
        .describe(`Seconds that are looked back, so that a short peak changes nothing. Default: ${window}.`)
        .meta({ examples: [300] }),
      selectPolicy: z
        .enum(['Max', 'Min', 'Disabled'])
        .optional()
        .describe(
          'Which policy wins: the one with most or with fewest changes, or no change this way. Default: Max.',
        ),
      policies: z
        .array(
          z.strictObject({
            type: z.enum(['Pods', 'Percent']).describe('What the value counts.'),
            value: z
              .int()
              .min(1)
              .max(INT32)
              .describe('At most so many in a period.')
              .meta({ examples: [4] }),
            periodSeconds: z
              .int()
              .min(1)
              .max(1800)
              .describe('Length of a period.')
              .meta({ examples: [60] }),
          }),
        )
        .min(1)
        .optional()
        .describe(`How fast. Default: ${how}.`),
    })
    .optional();

/**
 * A HorizontalPodAutoscaler. Bounds: pkg/apis/autoscaling/validation/validation.go, Kubernetes v1.35 (windows of at most
 * 3600 s, periods of at most 1800 s).
 */
export const ScalingSchema = z
  .strictObject({
    minReplicas: z
      .int()
      .min(1)
      .max(10_000)
      .describe('Pods at least.')
      .meta({ examples: [2] }),
    maxReplicas: z
      .int()
      .min(1)
      .max(10_000)
      .describe('Pods at most.')
      .meta({ examples: [20] }),
    cpu: utilization('CPU'),
    memory: utilization('Memory'),
    metrics: z
      .array(Metric)
      .default([])
      .describe('Other metrics; the one that asks for most pods decides. Default: none.'),
    behavior: z
      .strictObject({
        scaleUp: direction(0, '4 pods or 100 % in 15 s').describe('More pods.'),
        scaleDown: direction(300, '100 % in 15 s').describe('Fewer pods.'),
      })
      .optional()
      .describe('How fast the number of pods follows. Default: that of Kubernetes.'),
  })
  .describe('A HorizontalPodAutoscaler, instead of replicas. Default: none.');
export type Scaling = z.output<typeof ScalingSchema>;
