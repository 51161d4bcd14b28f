import { nameLabel } from '@nodeless/catalogue/render';
import { digest, sortedBy, type Manifest } from '@nodeless/core';
import type { AppSpec } from '@nodeless/sources';

/** Changes with the configuration, so that a change of it replaces the pods. */
const CONFIG_ANNOTATION = 'nodeless.dev/config';

/** The ConfigMaps of an app's own. */
export function configMaps({ config, name: app }: AppSpec, namespace: string): Manifest[] {
  return Object.entries(config).map(([name, { data }]) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace, labels: nameLabel(app) },
    data: { ...data },
  }));
}

/** Annotations of the pods: a digest of all their configuration; undefined where there is none. */
export function configAnnotations({ config }: AppSpec): { readonly [key: string]: string } | undefined {
  const entries = sortedBy(Object.entries(config), ([name]) => name);
  if (entries.length === 0) return undefined;
  const whole = entries.map(([name, { data }]) => [name, sortedBy(Object.entries(data), ([key]) => key)]);
  return { [CONFIG_ANNOTATION]: digest(JSON.stringify(whole)) };
}
