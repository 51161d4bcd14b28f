import { sortedBy, specPath } from '@nodeless/core';
import { WAVE } from '@nodeless/catalogue/render';
import type { ManifestApp } from '@nodeless/sources';
import type { Component } from '../component.ts';

/** The apps that come as manifests, one Application each. */
export const manifestApps: Component = {
  name: 'manifests',
  units: (model) =>
    model.manifestApps.map((app) => ({
      name: app.name,
      project: 'workloads',
      wave: WAVE.workloads,
      namespace: app.namespace,
      namespaces: namespacesOf(app).map((name) => ({ name, podSecurity: app.podSecurity })),
      specPath: app.objects[0]?.specPath ?? specPath('cluster', 'apps'),
      onRemoval: 'delete',
      source: { kind: 'manifests', draw: [], written: app.objects },
    })),
};

function namespacesOf({ namespace, objects }: ManifestApp): string[] {
  const named = objects.flatMap(({ manifest }) => manifest.metadata.namespace ?? []);
  return sortedBy(new Set([namespace, ...named]), (name) => name);
}
