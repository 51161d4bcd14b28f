import type { z } from 'zod';
import type { Pin, ReleaseOrigin } from '../release/pin.ts';
import { shippedChart } from '../release/shipped.ts';
import { chartRelease, gitSource } from '../release/release.ts';

const REPOSITORY = 'kubernetes-sigs/external-dns';
const CHART = 'charts/external-dns';

export const ExternalDnsRelease = chartRelease('the ExternalDNS chart', gitSource(REPOSITORY, CHART));
export type ExternalDnsRelease = z.output<typeof ExternalDnsRelease>;

export const ORIGIN: ReleaseOrigin = {
  repository: REPOSITORY,
  tag: (version) => `external-dns-helm-chart-${version}`,
};

export const PINS = [
  {
    version: '1.21.1',
    commits: { source: '9f26451346774099a8b3e3e5cc46a53bf2fd1461' },
  },
] as const satisfies readonly Pin[];

export const SHIPPED = shippedChart(ORIGIN, PINS[0], { source: CHART });
