import { nameLabel, nonEmpty, present } from '@nodeless/catalogue/render';
import type { Manifest } from '@nodeless/core';
import { governingService, type AppSpec } from '@nodeless/sources';
import { containerPorts, protocolField } from './container-ports.ts';

/**
 * The headless Service that gives each pod of a StatefulSet its name in DNS; undefined for other kinds. It translates no port.
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id
 */
export function headlessService(app: AppSpec, namespace: string): Manifest | undefined {
  const name = governingService(app);
  if (name === undefined || !('statefulSet' in app.workload)) return undefined;
  const labels = nameLabel(app.name);
  return {
    apiVersion: 'v1',
    kind: 'Service',
    // Not those of the Service for clients: a ServiceMonitor would read each pod twice.
    metadata: { name, namespace, labels: nameLabel(name) },
    spec: present({
      clusterIP: 'None',
      publishNotReadyAddresses: app.workload.statefulSet.publishNotReadyAddresses || undefined,
      selector: labels,
      ports: nonEmpty(
        containerPorts(app.ports).map((port) => ({
          ...{ name: port.name, port: port.containerPort },
          ...protocolField(port),
          targetPort: port.name,
        })),
      ),
    }),
  };
}
