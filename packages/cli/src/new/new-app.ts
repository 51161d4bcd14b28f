import { isAppSource } from '@nodeless/sources';
import type { LoadedFleet } from '../fleet.ts';
import { withNewApp } from './list-app.ts';
import type { Planned } from './plan.ts';
import { schemasOf } from './schemas-folder.ts';
import { newFrom } from './template.ts';

export interface NewAppOptions {
  readonly image: string;
  /** Port of the container. */
  readonly port: string;
  /** Folders below clusters/ that are to run it. */
  readonly clusters: readonly string[];
}

/** An app.yaml, and the clusters that list it: their comments stay. */
export function newApp(fleet: LoadedFleet, name: string, { image, port, clusters }: NewAppOptions): Planned {
  const path = `apps/${name}/app.yaml`;
  if (fleet.files.apps.some((file) => file.path.startsWith(`apps/${name}/`)))
    return { problems: [`${path} exists already`] };
  if (!isAppSource(path)) return { problems: [`${JSON.stringify(name)} is not a usable name of an app`] };
  const text = newFrom('app.yaml', {
    ...{ NAME: name, PORT: port, SCHEMAS: schemasOf(fleet.root) },
    IMAGE: image.includes('#') ? JSON.stringify(image) : image,
  });
  return withNewApp(fleet, name, [{ path, text }], clusters);
}
