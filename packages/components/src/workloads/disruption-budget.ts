import { nameLabel } from '@nodeless/catalogue/render';
import type { SpecPath } from '@nodeless/core';
import type { AppSpec } from '@nodeless/sources';
import type { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-30';
import { freeId } from '../objects/emit.ts';
import { asksFor } from '../objects/spec-path.ts';

/** How many pods may be missing at once while nodes are renewed. */
export function disruptionBudget(
  chart: Chart,
  { disruption, name }: AppSpec,
  namespace: string,
  asked: SpecPath,
): void {
  const labels = nameLabel(name);
  const missing = disruption?.maxUnavailable ?? 1;
  const maxUnavailable =
    typeof missing === 'number' ? k8s.IntOrString.fromNumber(missing) : k8s.IntOrString.fromString(missing);
  const object = new k8s.KubePodDisruptionBudget(chart, freeId(chart, 'PodDisruptionBudget', name), {
    metadata: { name, namespace, labels },
    spec: { maxUnavailable, selector: { matchLabels: labels } },
  });
  asksFor(object, asked);
}
