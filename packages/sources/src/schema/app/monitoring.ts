import { Labels, stringOf } from '@nodeless/catalogue/schema';
import { z } from 'zod';
import { PortReference } from './references.ts';

/** Source: the type Duration of pkg/apis/monitoring/v1/types.go of https://github.com/prometheus-operator/prometheus-operator */
const Duration = stringOf(
  /^(?!$)(?:\d+h)?(?:\d+m(?!s))?(?:\d+s)?(?:\d+ms)?$/,
  'a duration of Prometheus',
  'for example 30s, 1m or 1m30s',
);

/** How Prometheus gets the metrics of an app. Source: https://prometheus-operator.dev/docs/api-reference/api/ */
export const MonitoringSchema = z
  .strictObject({
    port: PortReference.describe('Name of the port that serves the metrics.').meta({ examples: ['http'] }),
    path: z
      .string()
      .regex(/^\//)
      .default('/metrics')
      .describe('Path of the metrics. Default: /metrics.')
      .meta({ examples: ['/actuator/prometheus'] }),
    scheme: z
      .enum(['http', 'https'])
      .optional()
      .describe('Default: http.')
      .meta({ examples: ['https'] }),
    interval: Duration.optional()
      .describe('How often they are read. Default: that of Prometheus.')
      .meta({ examples: ['30s'] }),
    scrapeTimeout: Duration.optional()
      .describe('How long one reading may take, at most the interval. Default: that of Prometheus.')
      .meta({ examples: ['10s'] }),
    find: z
      .enum(['service', 'pods'])
      .default('service')
      .describe(
        'By what Prometheus finds the pods: their Service (ServiceMonitor) or themselves (PodMonitor), ready or not. Default: service.',
      ),
    labels: Labels.default({})
      .describe(
        'Labels of the monitor, by which Prometheus selects it; the chart kube-prometheus-stack wants release: <name of its release>. Default: none.',
      )
      .meta({ examples: [{ release: 'kube-prometheus-stack' }] }),
  })
  .describe(
    'A ServiceMonitor or PodMonitor: Prometheus reads the metrics of the app. It needs the Prometheus Operator. Default: none.',
  );
export type Monitoring = z.output<typeof MonitoringSchema>;

const UNITS = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 } as const;

/** Milliseconds of a duration of Prometheus. */
export function durationOf(text: string): number {
  return [...text.matchAll(/(\d+)(ms|h|m|s)/g)].reduce(
    (sum, [, count = '0', unit = 's']) => sum + Number(count) * UNITS[unit as keyof typeof UNITS],
    0,
  );
}
