import { nameLabel } from '@nodeless/catalogue/render';
import type { Manifest } from '@nodeless/core';
import type { AppSpec } from '@nodeless/sources';

/** How many pods may be missing at once while nodes are renewed. */
export function disruptionBudget({ disruption, name }: AppSpec, namespace: string): Manifest {
  const labels = nameLabel(name);
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name, namespace, labels },
    spec: { maxUnavailable: disruption?.maxUnavailable ?? 1, selector: { matchLabels: labels } },
  };
}
