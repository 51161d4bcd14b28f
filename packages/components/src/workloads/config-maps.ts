import { nameLabel } from '@nodeless/catalogue/render';
import { digest, sortedBy, specPath } from '@nodeless/core';
import type { AppSpec } from '@nodeless/sources';
import type { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-30';
import { freeId } from '../objects/emit.ts';
import { asksFor } from '../objects/spec-path.ts';

/** Changes with the configuration, so that a change of it replaces the pods. */
const CONFIG_ANNOTATION = 'nodeless.dev/config';

/** The ConfigMaps of an app's own. */
export function configMaps(chart: Chart, { config, name: app }: AppSpec, namespace: string): void {
  for (const [name, { data }] of Object.entries(config)) {
    const metadata = { name, namespace, labels: nameLabel(app) };
    const object = new k8s.KubeConfigMap(chart, freeId(chart, 'ConfigMap', name), { metadata, data });
    asksFor(object, specPath(`app/${app}`, 'config', name));
  }
}

/** Annotations of the pods: a digest of all their configuration; undefined where there is none. */
export function configAnnotations({ config }: AppSpec): { readonly [key: string]: string } | undefined {
  const entries = sortedBy(Object.entries(config), ([name]) => name);
  if (entries.length === 0) return undefined;
  const whole = entries.map(([name, { data }]) => [name, sortedBy(Object.entries(data), ([key]) => key)]);
  return { [CONFIG_ANNOTATION]: digest(JSON.stringify(whole)) };
}
