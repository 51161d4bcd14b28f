import { nameLabel, present } from '@nodeless/catalogue/render';
import type { Manifest } from '@nodeless/core';
import type { AppSpec, Monitoring } from '@nodeless/sources';
import { containerPortName } from './container-ports.ts';

/** How Prometheus finds the pods of an app and reads their metrics. */
export function monitor({ name, ports }: AppSpec, namespace: string, monitoring: Monitoring): Manifest {
  const { find, interval, labels, path, port, scheme, scrapeTimeout } = monitoring;
  const byPods = find === 'pods';
  const endpoint = present({
    // A ServiceMonitor takes the name of a port of the Service, a PodMonitor that of a container.
    port: byPods ? containerPortName(ports, port) : port,
    path,
    scheme,
    interval,
    scrapeTimeout,
  });
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: byPods ? 'PodMonitor' : 'ServiceMonitor',
    metadata: { name, namespace, labels: { ...labels, ...nameLabel(name) } },
    spec: {
      [byPods ? 'podMetricsEndpoints' : 'endpoints']: [endpoint],
      selector: { matchLabels: nameLabel(name) },
    },
  };
}
