import type { JsonObject, Manifest } from '@nodeless/core';
import { nameLabel } from './labels.ts';

/** A Deployment whose pods are selected by their name label alone. Fields with the API server's defaults stay out. */
export function deployment(
  name: string,
  namespace: string,
  { replicas, podSpec }: { readonly replicas: number; readonly podSpec: JsonObject },
): Manifest {
  const labels = nameLabel(name);
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, labels },
    spec: { replicas, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: podSpec } },
  };
}
