import type { Pin, ReleaseOrigin } from '../release/pin.ts';
import { chartRelease, gitSource } from '../release/release.ts';
import { shippedChart } from '../release/shipped.ts';

const REPOSITORY = 'kubernetes-sigs/aws-load-balancer-controller';
const CHART = 'helm/aws-load-balancer-controller';
const CRDS = `${CHART}/crds`;

/** Folder with the CRDs of Gateways: the kustomization beside the chart leaves them out. */
export const GATEWAY_CRDS = 'config/crd/gateway';

/**
 * The Gateway API that the controller 3.5.0 is built for (v1.6 in its go.mod). From 1.6 on the standard channel serves all kinds of
 * routes that it wants before it looks at Gateways.
 */
const GATEWAY_API = {
  repository: 'kubernetes-sigs/gateway-api',
  version: 'v1.6.1',
  commit: '8bb74df00e56ec8f944d48c25e6c1c9c2f6848e3',
  path: 'config/crd',
};

export const LoadBalancerControllerRelease = chartRelease(
  'the AWS Load Balancer Controller',
  gitSource(REPOSITORY, CHART),
)
  .extend({
    crds: gitSource(REPOSITORY, CRDS).describe('Kustomization with the CRDs of the controller.'),
    gatewayApi: gitSource(GATEWAY_API.repository, GATEWAY_API.path)
      .default({
        repoURL: `https://github.com/${GATEWAY_API.repository}`,
        commit: GATEWAY_API.commit,
        path: GATEWAY_API.path,
      })
      .describe(
        `Kustomization with the CRDs of the Gateway API that the controller is built for, where gatewayApi is switched on. Default: the standard channel of ${GATEWAY_API.version}.`,
      ),
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
