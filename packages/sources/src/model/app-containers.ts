import { sortedBy } from '@nodeless/core';
import type { AppSpec } from '../schema/app.ts';
import type { ContainerSpec } from '../schema/app/container.ts';

/** A container of the pods of an app. */
export interface AppContainer {
  readonly name: string;
  /** How people call it: `the sidecar "proxy"`. */
  readonly title: string;
  readonly role: 'app' | 'container' | 'sidecar' | 'initContainer';
  /** Where its keys stand in the sources; those of the app's own at the top. */
  readonly path: readonly (string | number)[];
  readonly spec: ContainerSpec;
}

/** All containers of the pods of an app: its own, the others and the sidecars by name, init containers in their order. */
export function containersOf(app: AppSpec): AppContainer[] {
  const of = (role: 'container' | 'sidecar', key: string, all: AppSpec['containers']): AppContainer[] =>
    sortedBy(Object.entries(all), ([name]) => name).map(([name, spec]) => ({
      ...{ name, role, spec },
      title: `the ${role} ${JSON.stringify(name)}`,
      path: [key, name],
    }));
  return [
    { name: app.name, title: 'the app', role: 'app', path: [], spec: app },
    ...of('container', 'containers', app.containers),
    ...of('sidecar', 'sidecars', app.sidecars),
    ...app.initContainers.map(({ name, ...spec }, index): AppContainer => ({
      name,
      title: `the init container ${JSON.stringify(name)}`,
      role: 'initContainer',
      path: ['initContainers', index],
      spec: { ...spec, ports: [], probes: {}, lifecycle: {} },
    })),
  ];
}

/** Names of what the containers of an app may mount: volumes, its ConfigMaps, and secrets that the CSI driver mounts. */
export function mountable({ config, secrets, volumes }: AppSpec): string[] {
  return [
    ...Object.keys(volumes),
    ...Object.keys(config),
    ...Object.entries(secrets).flatMap(([name, secret]) => ('secretProviderClass' in secret ? [name] : [])),
  ];
}

/** Names of volumes that containers beside that of the app mount. */
export function mountedElsewhere(app: AppSpec): ReadonlySet<string> {
  return new Set(containersOf(app).flatMap(({ spec }) => Object.keys(spec.mounts ?? {})));
}
