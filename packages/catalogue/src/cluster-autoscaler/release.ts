import { z } from 'zod';
import type { Pin, ReleaseOrigin } from '../release/pin.ts';
import { chartRelease, gitSource } from '../release/release.ts';
import { shippedChart } from '../release/shipped.ts';
import { ImageReference, stringOf } from '../schema/primitives.ts';

const REPOSITORY = 'kubernetes/autoscaler';
const CHART = 'cluster-autoscaler/charts/cluster-autoscaler';

export const ClusterAutoscalerRelease = chartRelease(
  'the chart of the Cluster Autoscaler',
  gitSource(REPOSITORY, CHART),
)
  .extend({
    images: z
      .record(
        stringOf(/^1\.\d+$/, 'a minor version of Kubernetes', 'for example "1.35"'),
        ImageReference.describe('Image of the Cluster Autoscaler with its tag or digest.'),
      )
      .describe(
        'Its image by minor version of Kubernetes, in quotes: each holds the scheduler of one minor version.',
      )
      .meta({
        examples: [{ '1.35': 'registry.k8s.io/autoscaling/cluster-autoscaler:v1.35.2' }],
      }),
  })
  .describe('Release of the Cluster Autoscaler.');
export type ClusterAutoscalerRelease = z.output<typeof ClusterAutoscalerRelease>;

export const ORIGIN: ReleaseOrigin = {
  repository: REPOSITORY,
  tag: (version) => `cluster-autoscaler-chart-${version}`,
};

export const PINS = [
  {
    version: '9.59.0',
    commits: { source: '5a0b98e45f896e98132737240ac131a519d3b33d' },
  },
] as const satisfies readonly Pin[];

/** Source: https://github.com/kubernetes/autoscaler/releases */
const IMAGES = { '1.32': '7', '1.33': '6', '1.34': '5', '1.35': '2', '1.36': '1' };

export const SHIPPED = {
  ...shippedChart(ORIGIN, PINS[0], { source: CHART }),
  images: Object.fromEntries(
    Object.entries(IMAGES).map(([minor, patch]) => [
      minor,
      `registry.k8s.io/autoscaling/cluster-autoscaler:v${minor}.${patch}`,
    ]),
  ),
};
