import type { Pin, ReleaseOrigin } from '../release/pin.ts';
import { chartRelease, gitSource } from '../release/release.ts';
import { shippedChart } from '../release/shipped.ts';

const REPOSITORY = 'kubernetes-sigs/aws-load-balancer-controller';
const CHART = 'helm/aws-load-balancer-controller';
const CRDS = `${CHART}/crds`;

export const LoadBalancerControllerRelease = chartRelease(
  'the AWS Load Balancer Controller',
  gitSource(REPOSITORY, CHART),
)
  .extend({
    crds: gitSource(REPOSITORY, CRDS).describe('Kustomization with the CRDs of the controller.'),
  })
  .describe('Release of the AWS Load Balancer Controller.');

export const ORIGIN: ReleaseOrigin = {
  repository: REPOSITORY,
  tag: (version) => `v${version}`,
};

export const PINS = [
  {
    version: '3.5.0',
    commits: {
      source: '11eb202c97e4ae2ee45e0658c4cde9a4b59f33d4',
      crds: '11eb202c97e4ae2ee45e0658c4cde9a4b59f33d4',
    },
  },
] as const satisfies readonly Pin[];

export const SHIPPED = shippedChart(ORIGIN, PINS[0], { source: CHART, crds: CRDS });
